using System.Text;
using System.Text.Json;
using Notification.Sdk.Events;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Events;

public sealed class SecurityEventJsonTests
{
    private static readonly Evidence[] Every =
    [
        new FileEvidence("/tmp/x") { Md5 = "0", Sha1 = "1", Sha256 = "2", CreatedAt = Rig.Noon, Size = 3 },
        new ProcessEvidence("xmrig") { Path = "/x", Parameters = "-p", StartedAt = Rig.Noon, User = "u", ProcessId = 1, ParentName = "sh", ParentPath = "/sh", ParentProcessId = 2, Md5 = "m" },
        new AccountEvidence("eve") { Permissions = ["sudo", "docker"] },
        new LogonEvidence("root", "192.0.2.1") { SourcePort = 22, Method = "ssh", Succeeded = true, Count = 5 },
        new ConnectionEvidence("192.0.2.1", "192.0.2.2") { SourcePort = 1, DestinationPort = 2, Protocol = "tcp", Direction = "out", ProcessName = "nc", ProcessPath = "/nc" },
        new AssetEvidence { Software = ["nginx 1.25"], ListeningPorts = [80, 443], WebSites = ["example.com"] },
        new VulnerabilityEvidence("CVE-2026-1") { Cves = ["CVE-2026-1"], Priority = "asap", Fix = "update", Image = "app", ImageDigest = "sha256:0", Namespace = "n", Pod = "p" },
        new ContainerThreatEvidence(ContainerThreat.Escape) { ContainerId = "c", Image = "app", ImageDigest = "sha256:0", Pod = "p", Namespace = "n", Node = "node", Cluster = "cl" },
        new AccessKeyEvidence("AK") { Location = "https://example.com/repo", Account = "prod" },
        new BaselineEvidence("ssh-root") { Expected = "no", Found = "yes", Fix = "set no" },
        new OtherEvidence("thing") { Identity = new Dictionary<string, string> { ["a"] = "1" }, Details = new Dictionary<string, string> { ["b"] = "2" } },
    ];

    [Fact]
    public void Every_kind_of_evidence_is_here_and_comes_back()
    {
        Assert.Equal(
            typeof(Evidence).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Evidence))).OrderBy(type => type.Name),
            Every.Select(evidence => evidence.GetType()).OrderBy(type => type.Name));
        SecurityEvent sent = Rig.Alert() with { Evidence = Every, OccurredAt = Rig.Noon, Summary = "s", Tenant = "t" };
        byte[] json = SecurityEventJson.ToUtf8(sent);
        SecurityEvent back = SecurityEventJson.FromUtf8(json);

        Assert.Equal(json, SecurityEventJson.ToUtf8(back));
        Assert.Equal(sent.Evidence.SelectMany(EvidenceFact.Of), back.Evidence.SelectMany(EvidenceFact.Of));
        Assert.Equal(Fingerprint.Of(sent, FingerprintParts.Evidence), Fingerprint.Of(back, FingerprintParts.Evidence));
    }

    [Fact]
    public void Every_property_with_a_value_is_a_fact() => Assert.All(Every, evidence =>
    {
        string[] derived = [nameof(Evidence.Source), nameof(Evidence.Weight), "EqualityContract"];
        int properties = evidence.GetType().GetProperties().Count(property => !derived.Contains(property.Name));
        Assert.Equal(properties, EvidenceFact.Of(evidence).Count);
    });

    [Fact]
    public void Words_are_camel_case_and_absent_values_are_left_out()
    {
        using var document = JsonDocument.Parse(SecurityEventJson.ToUtf8(Rig.Alert() with { Evidence = [Every[0]] }));
        Assert.Equal("High", document.RootElement.GetProperty("severity").GetString());
        Assert.Equal("file", document.RootElement.GetProperty("evidence")[0].GetProperty("type").GetString());
        Assert.False(document.RootElement.TryGetProperty("occurredAt", out _));
    }

    [Fact]
    public void A_lone_surrogate_does_not_break_the_text()
    {
        byte[] json = SecurityEventJson.ToUtf8(Rig.Alert() with { Title = "a\ud800b" });
        Assert.Equal("a\ufffdb", SecurityEventJson.FromUtf8(json).Title);
        Assert.Equal(json, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        SecurityEvent read = SecurityEventJson.FromUtf8(
            """{"topic":"alerts","severity":"High","title":"t","asset":{"id":"a"},"evidence":[{"type":"logon","user":"root","sourceAddress":"192.0.2.1"}]}"""u8);
        var fresh = new SecurityEvent { Topic = "alerts", Severity = Severity.High, Title = "t" };

        Assert.Equal(
            (fresh.Tenant, fresh.Kind, fresh.Verdict, fresh.Summary, fresh.Id.Length),
            (read.Tenant, read.Kind, read.Verdict, read.Summary, read.Id.Length));
        Assert.Empty(read.Asset!.Groups);
        Assert.Equal(1, Assert.IsType<LogonEvidence>(read.Evidence[0]).Count);
    }
}
