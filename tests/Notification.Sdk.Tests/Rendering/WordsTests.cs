using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Notification.Sdk.Events;
using Notification.Sdk.Rendering;

namespace Notification.Sdk.Tests.Rendering;

public sealed partial class WordsTests
{
    private static readonly ResourceManager Resources = new("Notification.Sdk.Rendering.Words", typeof(Delivery).Assembly);

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("ja")]
    public void Every_language_has_the_same_words_with_the_same_placeholders(string culture)
    {
        Dictionary<string, string> english = All(CultureInfo.InvariantCulture);
        Dictionary<string, string> other = All(CultureInfo.GetCultureInfo(culture));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, word => Assert.Equal(Placeholders(word.Value), Placeholders(other[word.Key])));
        Assert.All(other.Values, Assert.NotEmpty);
    }

    [Fact]
    public void Every_fact_of_every_evidence_has_a_label()
    {
        Evidence[] evidence =
        [
            new AccessKeyEvidence("x") { Location = "x", Account = "x" },
            new AccountEvidence("x") { Permissions = ["x"] },
            new AssetEvidence { Software = ["x"], ListeningPorts = [1], WebSites = ["x"] },
            new BaselineEvidence("x") { Expected = "x", Found = "x", Fix = "x" },
            new ConnectionEvidence("x", "x")
            {
                SourcePort = 1, DestinationPort = 1, Protocol = "x", Direction = "x", ProcessName = "x", ProcessPath = "x",
            },
            new ContainerThreatEvidence(ContainerThreat.Virus)
            {
                ContainerId = "x", Image = "x", ImageDigest = "x", Pod = "x", Namespace = "x", Node = "x", Cluster = "x",
            },
            new FileEvidence("x") { Md5 = "x", Sha1 = "x", Sha256 = "x", CreatedAt = RenderingSamples.At, Size = 1 },
            new LogonEvidence("x", "x") { SourcePort = 1, Method = "x" },
            new OtherEvidence("x"),
            new ProcessEvidence("x")
            {
                Path = "x", Parameters = "x", StartedAt = RenderingSamples.At, User = "x", ProcessId = 1, ParentName = "x",
                ParentPath = "x", ParentProcessId = 1, Md5 = "x",
            },
            new VulnerabilityEvidence("x")
            {
                Cves = ["x"], Priority = "x", Fix = "x", Image = "x", ImageDigest = "x", Namespace = "x", Pod = "x",
            },
        ];
        Assert.Equal(
            typeof(Evidence).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Evidence))).Select(type => type.Name).Order(),
            evidence.Select(one => one.GetType().Name).Order());

        // Each property that a piece of evidence has of its own is filled above, so no fact is missed.
        Assert.All(evidence.Where(one => one is not OtherEvidence), AllFilled);
        string[] keys = [.. evidence.SelectMany(EvidenceFact.Of).Select(fact => $"fact.{fact.Key}").Distinct()];
        Assert.Equal(keys.Order(StringComparer.Ordinal), All(CultureInfo.InvariantCulture).Keys.Where(IsFact).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_value_that_is_a_word_of_ours_is_translated()
    {
        Words words = Words.For(CultureInfo.InvariantCulture);
        Assert.All(Enum.GetValues<ContainerThreat>().Append(default), threat => HasWord(new ContainerThreatEvidence(threat), "container.threat"));
        Assert.All([true, false], succeeded => HasWord(new LogonEvidence("x", "x") { Succeeded = succeeded }, "logon.result"));
        Assert.All(Enum.GetNames<Severity>(), name => Assert.NotNull(words.Find($"severity.{name}")));
        Assert.All(Enum.GetNames<Verdict>(), name => Assert.NotNull(words.Find($"verdict.{name}")));
        Assert.All(Enum.GetNames<DeliveryKind>(), name => Assert.NotNull(words.Find($"kind.{name}")));
        Assert.All(
            typeof(Topics).GetFields().Select(field => field.GetRawConstantValue()),
            topic => Assert.NotNull(words.Find($"topic.{topic}")));
    }

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("", "en")]
    [InlineData("fr", "en")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-SG", "zh-Hans")]
    [InlineData("zh-Hans-HK", "zh-Hans")]
    [InlineData("zh-TW", "en")]
    [InlineData("zh-Hant", "en")]
    [InlineData("ja-JP", "ja")]
    public void A_culture_finds_its_language_and_any_other_is_answered_in_English(string culture, string language) =>
        Assert.Equal(language, Words.For(CultureInfo.GetCultureInfo(culture)).Language);

    [Theory]
    [InlineData("en", "High")]
    [InlineData("zh-CN", "高危")]
    [InlineData("ja-JP", "高")]
    public void The_words_are_those_of_the_language(string culture, string expected) =>
        Assert.Equal(expected, Words.For(CultureInfo.GetCultureInfo(culture)).Severity(Severity.High).Value);

    [Fact]
    public void A_word_that_is_missing_is_named() =>
        Assert.Contains("'no.such'", Assert.Throws<ArgumentException>(() => Words.For(CultureInfo.InvariantCulture)["no.such"]).Message, StringComparison.Ordinal);

    private static bool IsFact(string key) => key.StartsWith("fact.", StringComparison.Ordinal);

    private static void HasWord(Evidence evidence, string key)
    {
        EvidenceFact fact = EvidenceFact.Of(evidence).Single(fact => fact.Key == key);
        Assert.NotNull(Words.For(CultureInfo.InvariantCulture).Find($"value.{key}.{fact.Value}"));
    }

    private static void AllFilled(Evidence evidence) => Assert.All(
        evidence.GetType().GetProperties().Where(property => property.Name is not nameof(Evidence.Source) and not nameof(Evidence.Weight)),
        property => Assert.True(property.GetValue(evidence) is { } value and not ICollection { Count: 0 }, property.Name));

    private static Dictionary<string, string> All(CultureInfo culture)
    {
        ResourceSet? set = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return set.Cast<DictionaryEntry>().ToDictionary(word => (string)word.Key, word => word.Value as string ?? "");
    }

    private static string Placeholders(string word) =>
        string.Join(' ', Placeholder().Matches(word).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
