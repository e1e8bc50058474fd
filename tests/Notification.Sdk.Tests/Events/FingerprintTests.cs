using Notification.Sdk.Events;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Events;

public sealed class FingerprintTests
{
    private const FingerprintParts Usual = FingerprintParts.Kind | FingerprintParts.Asset | FingerprintParts.Evidence;

    private static readonly SecurityEvent Miner = SecurityEvents.SuspiciousProcess(
        new Asset("web-1") { Name = "shop" },
        new ProcessEvidence("xmrig") { Path = "/tmp/x", ProcessId = 7, Parameters = "-o pool", StartedAt = Rig.Noon });

    [Fact]
    public void Severity_times_words_and_details_do_not_matter() => Assert.Equal(
        Fingerprint.Of(Miner, Usual),
        Fingerprint.Of(
            Miner with
            {
                Id = "other",
                Severity = Severity.Low,
                Verdict = Verdict.Suspected,
                Title = "other",
                Summary = "other",
                OccurredAt = Rig.Noon,
                Asset = new Asset("web-1") { Name = "renamed" },
                Evidence = [new ProcessEvidence("xmrig") { Path = "/tmp/x", ProcessId = 8, Parameters = "-o other" }],
            },
            Usual));

    [Fact]
    public void What_makes_the_thing_matters()
    {
        SecurityEvent[] others =
        [
            Miner,
            Miner with { Tenant = "acme" },
            Miner with { Topic = "other" },
            Miner with { Kind = "other" },
            Miner with { Asset = new Asset("web-2") },
            Miner with { Asset = null },
            Miner with { Evidence = [] },
            Miner with { Evidence = [new ProcessEvidence("xmrig") { Path = "/tmp/y" }] },
            Miner with { DedupKey = "own" },
            Miner with { DedupKey = "" },
        ];
        Assert.Equal(others.Length, others.Select(other => Fingerprint.Of(other, Usual)).Distinct().Count());
    }

    [Fact]
    public void The_recipe_chooses_the_parts()
    {
        SecurityEvent elsewhere = Miner with { Asset = new Asset("web-2") };
        Assert.Equal(Fingerprint.Of(Miner, FingerprintParts.Kind), Fingerprint.Of(elsewhere, FingerprintParts.Kind));
        Assert.NotEqual(Fingerprint.Of(Miner, FingerprintParts.Id), Fingerprint.Of(Miner with { Id = "x" }, FingerprintParts.Id));
    }

    [Theory]
    [InlineData("ab", "c", "a", "bc")]
    [InlineData("", "a", "a", "")]
    [InlineData(null, "a", "", "a")]
    public void A_character_does_not_shift_from_one_part_to_the_next(string? a, string? b, string? c, string? d) =>
        Assert.NotEqual(Fingerprint.Of(a, b), Fingerprint.Of(c, d));

    [Fact]
    public void Long_parts_are_taken_whole() => Assert.NotEqual(
        Fingerprint.Of(new string('a', 100_000) + "b"), Fingerprint.Of(new string('a', 100_000) + "c"));

    [Fact]
    public void It_is_the_same_in_every_process() =>
        Assert.Equal("5f977749209c9c8b98db8a28efd00c7c", Fingerprint.Of("a", "b").ToString());

    [Fact]
    public void Lone_surrogates_stay_apart() => Assert.NotEqual(Fingerprint.Of("\ud800"), Fingerprint.Of("\udbff"));
}
