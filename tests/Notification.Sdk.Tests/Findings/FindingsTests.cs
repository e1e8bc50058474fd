using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Findings;

public sealed class FindingsTests
{
    [Fact]
    public async Task An_event_opens_a_finding_and_the_next_ones_count_whether_they_notify_or_not()
    {
        await using var rig = new Rig(options => options.Silences["all"] = new Silence
        {
            Owner = "it",
            Reason = "test",
            Until = Rig.Noon.AddYears(1),
        });
        Assert.Equal(PublishStatus.Suppressed, (await rig.PublishAsync(Risk())).Status);
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.PublishAsync(Risk() with { Severity = Severity.High, Title = "Worse" });

        Finding finding = await OnlyAsync(rig);
        Assert.Equal((FindingState.Open, 2L), (finding.State, finding.Count));
        Assert.Equal((Rig.Noon, Rig.Noon.AddHours(1), Rig.Noon), (finding.FirstSeenAt, finding.LastSeenAt, finding.OpenedAt));
        Assert.Equal(("Worse", Severity.High, "Close it"), (finding.Event.Title, finding.Event.Severity, finding.Fix));
    }

    [Fact]
    public async Task A_publishers_second_attempt_is_no_second_sighting_and_opens_nothing_again()
    {
        await using var rig = new Rig();
        SecurityEvent seen = Risk();
        await rig.PublishAsync(seen);
        Assert.True(await Door(rig).ResolveAsync(seen, "scanner"));
        await rig.PublishAsync(seen);

        Finding finding = await OnlyAsync(rig);
        Assert.Equal((FindingState.Resolved, 1L, "scanner"), (finding.State, finding.Count, finding.ResolvedBy));
    }

    [Fact]
    public async Task What_is_seen_again_after_it_was_resolved_is_open_again()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Risk());
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await Door(rig).ResolveAsync(Risk(), "scanner"));
        Assert.False(await Door(rig).ResolveAsync(Risk(), "scanner"));
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.PublishAsync(Risk());

        Finding finding = await OnlyAsync(rig);
        Assert.Equal((FindingState.Open, 2L, null), (finding.State, finding.Count, finding.ResolvedAt));
        Assert.Equal((Rig.Noon, Rig.Noon.AddHours(2)), (finding.FirstSeenAt, finding.OpenedAt));
    }

    [Fact]
    public async Task A_batch_is_seen_in_one_step_of_the_store_before_the_first_of_it_is_decided_about()
    {
        var store = new CountingFindings();
        await using var rig = new Rig(build: builder =>
            builder.Services.Replace(ServiceDescriptor.Singleton<IFindingSource>(store)));
        IEnumerable<SecurityEvent> many = Enumerable.Range(0, 99).Select(i => Vulnerability($"v{i}", null, Severity.High));
        await rig.Notifier.PublishAsync([Risk(), Rig.Alert(), .. many, Risk()]);

        Assert.Equal([101], store.Steps);
        IReadOnlyList<Finding> findings = await Door(rig).QueryAsync(new FindingQuery { Limit = 1000 });
        Assert.Equal(100, findings.Count);
        Assert.Equal(2, findings.Single(finding => finding.Event.Topic == Topics.ConfigAssessment).Count);

        await rig.Notifier.PublishAsync([Rig.Alert()]);
        Assert.Single(store.Steps);
    }

    [Fact]
    public async Task What_is_ignored_stays_so_until_its_end_and_is_open_then()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Risk());
        Finding finding = await OnlyAsync(rig);
        Assert.True(await Door(rig).IgnoreAsync(finding.Id, "ann", "planned for May", Rig.Noon.AddDays(2)));
        rig.Time.Advance(TimeSpan.FromDays(1));
        await rig.PublishAsync(Risk());
        Assert.Equal(FindingState.Ignored, (await OnlyAsync(rig)).State);
        Assert.Equal("ann", (await OnlyAsync(rig)).IgnoredBy);

        rig.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(FindingState.Open, (await OnlyAsync(rig)).State);
        Assert.Equal(1, (await Door(rig).CountAsync(new FindingQuery { States = [FindingState.Open] })).Sum(count => count.Count));
    }

    [Fact]
    public async Task To_ignore_takes_an_owner_a_reason_and_an_end()
    {
        await using var rig = new Rig();
        IFindings door = Door(rig);
        await Assert.ThrowsAsync<ArgumentException>(async () => await door.IgnoreAsync("x", "", "why", Rig.Noon.AddDays(1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await door.IgnoreAsync("x", "ann", " ", Rig.Noon.AddDays(1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await door.IgnoreAsync("x", "ann", "why", Rig.Noon));
        Assert.False(await door.IgnoreAsync("x", "ann", "why", Rig.Noon.AddDays(1)));
    }

    [Theory]
    [InlineData(Topics.Alerts)]
    [InlineData(Topics.WebTamper)]
    [InlineData("of-my-own")]
    public async Task A_topic_keeps_none_unless_its_policy_says_so(string topic)
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Rig.Alert(topic: topic));
        Assert.Empty(await Door(rig).QueryAsync(new FindingQuery()));

        await rig.Settings.SaveAsync(new TopicPolicy { Name = topic, Findings = new FindingRule { Keep = true } }, "ann");
        await rig.PublishAsync(Rig.Alert(topic: topic));
        Assert.Single(await Door(rig).QueryAsync(new FindingQuery()));
    }

    [Fact]
    public async Task A_suspicion_that_the_policy_does_not_notify_is_no_finding()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Risk() with { Verdict = Verdict.Suspected });
        Assert.Empty(await Door(rig).QueryAsync(new FindingQuery()));
    }

    [Fact]
    public async Task The_vendors_word_gives_the_priority_and_the_severity_where_there_is_none()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Vulnerability("a", "later", Severity.Critical));
        await rig.PublishAsync(Vulnerability("b", null, Severity.Critical));
        await rig.PublishAsync(Vulnerability("c", "whatever", Severity.Low));
        Assert.Equal(
            [FixPriority.Later, FixPriority.AsSoonAsPossible, FixPriority.NoNeed],
            (await Door(rig).QueryAsync(new FindingQuery())).OrderBy(f => f.Event.Title).Select(f => f.Priority));
    }

    [Fact]
    public async Task Pages_come_worst_first_and_each_finding_once()
    {
        await using var rig = new Rig();
        for (int i = 0; i < 25; i++)
        {
            await rig.PublishAsync(Vulnerability($"v{i}", null, (Severity)((i % 5) + 1)));
        }

        List<Finding> all = [];
        for (int skip = 0; skip < 30; skip += 10)
        {
            all.AddRange(await Door(rig).QueryAsync(new FindingQuery { Skip = skip, Limit = 10 }));
        }

        Assert.Equal(25, all.Select(finding => finding.Id).Distinct().Count());
        Assert.Equal(all.Select(f => f.Event.Severity).OrderDescending(), all.Select(f => f.Event.Severity));
    }

    [Fact]
    public async Task A_products_own_source_stands_in_and_the_engine_keeps_none()
    {
        await using var rig = new Rig(build: builder => builder.UseFindingSource<OneFinding>());
        await rig.PublishAsync(Risk());
        Assert.Equal("own-1", (await OnlyAsync(rig)).Id);
        Assert.Equal(1, Assert.Single(await Door(rig).CountAsync(new FindingQuery())).Count);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Door(rig).ResolveAsync("own-1", "ann"));
    }

    [Fact]
    public async Task Beyond_the_capacity_resolved_findings_go_first_and_severe_ones_last()
    {
        await using var rig = new Rig(options => options.FindingCapacity = 1000);
        await rig.PublishAsync(Vulnerability("handled", null, Severity.Critical));
        await Door(rig).ResolveAsync(Vulnerability("handled", null, Severity.Critical), "ann");
        await rig.PublishAsync(Vulnerability("severe", null, Severity.Critical));
        for (int i = 0; i < 1100; i++)
        {
            await rig.PublishAsync(Vulnerability($"flood{i}", null, Severity.Low));
        }

        IReadOnlyList<Finding> left = await Door(rig).QueryAsync(new FindingQuery { Limit = 10_000 });
        Assert.InRange(left.Count, 900, 1000);
        Assert.Contains(left, finding => finding.Event.Title == "severe");
        Assert.DoesNotContain(left, finding => finding.Event.Title == "handled");
    }

    internal static SecurityEvent Risk(string asset = "web-1") => SecurityEvents.ConfigurationRisk(
        new Asset(asset), new BaselineEvidence("open-bucket") { Fix = "Close it" });

    internal static SecurityEvent Vulnerability(string name, string? priority, Severity severity, string asset = "web-1") =>
        SecurityEvents.Vulnerability(
            new Asset(asset),
            new VulnerabilityEvidence(name) { Priority = priority, Fix = $"Update {name}", Cves = ["CVE-2026-1"] },
            severity) with
        { Title = name };

    private static IFindings Door(Rig rig) => rig.Get<IFindings>();

    private static async Task<Finding> OnlyAsync(Rig rig) => Assert.Single(await Door(rig).QueryAsync(new FindingQuery()));

    private sealed class CountingFindings : IFindingStore
    {
        private readonly InMemoryFindings _kept = new(Options.Create(new SecurityNotificationsOptions()));

        /// <summary>How many sightings each step kept.</summary>
        public List<int> Steps { get; } = [];

        public ValueTask SeeAsync(
            IReadOnlyList<FindingSighting> sightings, DbTransaction? transaction, CancellationToken cancellationToken)
        {
            Steps.Add(sightings.Count);
            return _kept.SeeAsync(sightings, transaction, cancellationToken);
        }

        public ValueTask<int> ChangeAsync(FindingChange change, CancellationToken cancellationToken) =>
            _kept.ChangeAsync(change, cancellationToken);

        public ValueTask<IReadOnlyList<Finding>> QueryAsync(
            FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken) => _kept.QueryAsync(query, now, cancellationToken);
    }

    private sealed class OneFinding : IFindingSource
    {
        public ValueTask<IReadOnlyList<Finding>> QueryAsync(
            FindingQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Finding>>(
            [
                new() { Id = "own-1", Event = Risk(), FirstSeenAt = now, LastSeenAt = now, OpenedAt = now },
            ]);
    }
}
