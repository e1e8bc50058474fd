using System.Text;
using Notification.Sdk.Events;

namespace Notification.Sdk.Tests.Rendering;

public sealed class SmsTests
{
    private static readonly Asset Web = new("i-1") { Name = "web-1", InternetAddress = "203.0.113.7" };

    [Fact]
    public void No_fact_of_any_evidence_stands_in_a_short_message()
    {
        Assert.Equal("[High] web-1: Suspicious process ...", Sms(RenderingSamples.Miner()));
        Assert.Equal(
            "[Medium] web-1: Unusual logon of ... from ...",
            Sms(SecurityEvents.UnusualLogon(Web, new LogonEvidence("root", "198.51.100.7") { Method = "ssh" })));
        Assert.Equal(
            "[High] web-1: Suspicious file ...",
            Sms(SecurityEvents.SuspiciousFile(Web, new FileEvidence("/opt/my files/evil payload"))));
        Assert.Equal(
            "[Critical] Access key ... leaked",
            Sms(SecurityEvents.AccessKeyLeak(new AccessKeyEvidence("LTAI5tExample"))));
    }

    [Fact]
    public void A_title_that_is_nothing_but_an_indicator_gives_way_to_the_topic() => Assert.Equal(
        "[Critical] web-1: Urgent vulnerabilities",
        Sms(SecurityEvents.UrgentVulnerability(Web, new VulnerabilityEvidence("CVE-2026-0001"))));

    [Theory]
    [InlineData("from 203.0.113.9 again")]
    [InlineData("from 203.0.113.9:22 again")]
    [InlineData("from 2001:db8::1 again")]
    [InlineData("from /etc/shadow again")]
    [InlineData(@"from C:\Windows\x.exe again")]
    [InlineData("from evil.example again")]
    [InlineData("from http://evil.example/x again")]
    [InlineData("from alice@corp.example again")]
    [InlineData("from 9e107d9d372bb6826bd81d3542a419d6 again")]
    [InlineData("from /tmp/木马 again")]
    public void What_looks_like_an_indicator_is_taken_out_without_any_evidence(string title) =>
        Assert.Equal("[High] web-1: from ... again", Sms(new SecurityEvent
        {
            Topic = Topics.Alerts,
            Severity = Severity.High,
            Title = title,
            Asset = Web,
        }));

    [Theory]
    [InlineData("TCP/UDP flood at 10:22:31")]
    [InlineData("nginx 1.28.1: 3 findings (high)")]
    [InlineData("数据库弱口令")]
    public void Plain_words_stay(string title) =>
        Assert.Equal($"[High] web-1: {title}", Sms(RenderingSamples.Simple("web-1", title, Severity.High, 0)));

    [Fact]
    public void A_value_that_is_part_of_a_longer_word_stays()
    {
        SecurityEvent found = RenderingSamples.Simple("web-1", "rootkit run by root", Severity.High, 0) with
        {
            Evidence = [new AccountEvidence("root")],
        };

        Assert.Equal("[High] web-1: rootkit run by ...", Sms(found));
    }

    [Fact]
    public void A_long_command_line_is_known_by_its_beginning()
    {
        string command = $"curl --password hunter2 {new string('x', 3_000)}";
        SecurityEvent found = RenderingSamples.Simple("web-1", $"Ran {command}", Severity.High, 0) with
        {
            Evidence = [new ProcessEvidence("curl") { Parameters = command }],
        };

        Assert.Equal("[High] web-1: Ran ...", Sms(found));
    }

    [Fact]
    public void An_asset_that_is_named_by_its_address_is_left_out() =>
        Assert.Equal("[Low] hello", Sms(RenderingSamples.Simple("10.0.0.5", "hello", Severity.Low, 0)));

    [Fact]
    public void A_short_message_in_English_keeps_to_the_GSM_alphabet()
    {
        foreach (DeliveryKind kind in Enum.GetValues<DeliveryKind>())
        {
            string body = RenderingSamples.Filled(kind, new string('x', 900), "en").Render(MessageFormat.Sms).Body;
            Assert.True(Ascii.IsValid(body), body);
        }
    }

    [Theory]
    [InlineData(70)]
    [InlineData(35)]
    [InlineData(12)]
    public void It_is_cut_to_what_fits(int limit)
    {
        Delivery delivery = RenderingSamples.Delivery(
            DeliveryKind.Event, RenderingSamples.Simple("web-1", new string('长', 100), Severity.High, 0));
        RenderedMessage message = delivery.Render(MessageFormat.Sms, limit);

        Assert.InRange(Encoding.UTF8.GetByteCount(message.Body), limit - 6, limit);
        Assert.EndsWith("...", message.Body, StringComparison.Ordinal);
        Assert.True(message.Truncated);
    }

    private static string Sms(SecurityEvent securityEvent)
    {
        RenderedMessage message = RenderingSamples.Delivery(DeliveryKind.Event, securityEvent).Render(MessageFormat.Sms);
        Assert.Equal(message.Title, message.Body);
        return message.Body;
    }
}
