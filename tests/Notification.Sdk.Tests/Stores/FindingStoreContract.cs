using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Tests.Stores;

/// <summary>What every store of findings does: the same as a plain list to which sightings and changes are applied.</summary>
public abstract class FindingStoreContract
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Ids = ["f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7"];
    private static readonly string[] SomeTopics = [Topics.Vulnerabilities, Topics.Baseline, "Vulnerabilities"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_seen_and_changed_it_answers_as_a_plain_list_does(int seed)
    {
        IFindingStore store = await CreateAsync();
        var model = new Dictionary<(string Tenant, string Id), Finding>();
        var sightings = new List<FindingSighting>();
        var random = new Random(seed);
        DateTimeOffset now = Start;
        for (int step = 0; step < 150; step++)
        {
            now += TimeSpan.FromMinutes(random.Next(0, 600));
            if (random.Next(3) > 0)
            {
                FindingSighting[] seen = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => Sighting(random, $"{step}-{i}", now))];
                await store.SeeAsync(seen, transaction: null, CancellationToken.None);
                sightings.AddRange(seen.Where(sighting => Apply(model, sighting)));
            }
            else
            {
                FindingChange change = Change(random, now);
                Assert.Equal(Apply(model, change), await store.ChangeAsync(change, CancellationToken.None));
            }

            FindingQuery query = Query(random, now);
            Assert.Equal(Expected(model, query, now), Shown(await store.QueryAsync(query, now, CancellationToken.None)));
        }

        var all = new FindingQuery { Tenant = null };
        IReadOnlyList<FindingCount> counts = await store.CountAsync(all, now, CancellationToken.None);
        Assert.Equal(
            model.Values.Select(finding => finding.AsOf(now))
                .GroupBy(f => new FindingCount(f.Event.Tenant, f.Event.Topic, f.State, f.Event.Severity, 0))
                .Select(group => (group.Key with { Count = group.Count() }).ToString()).Order(StringComparer.Ordinal),
            counts.Select(count => count.ToString()).Order(StringComparer.Ordinal));
        await CheckSightingsAsync(store, sightings, now);
    }

    [Fact]
    public async Task What_many_see_at_once_is_counted_once_each()
    {
        IFindingStore store = await CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 25; i++)
            {
                var sighting = new FindingSighting("f", Event($"{writer}-{i}", "t", Topics.Baseline, Severity.High), Start, null);
                await store.SeeAsync([sighting], transaction: null, CancellationToken.None);
            }
        })));
        Finding finding = Assert.Single(await store.QueryAsync(new FindingQuery { Tenant = "t" }, Start, CancellationToken.None));
        Assert.Equal(200, finding.Count);
    }

    /// <summary>A new and empty store.</summary>
    protected abstract ValueTask<IFindingStore> CreateAsync();

    private static async Task CheckSightingsAsync(IFindingStore store, List<FindingSighting> sightings, DateTimeOffset now)
    {
        var query = new SightingQuery("", [Topics.Vulnerabilities], Start.AddDays(1), now.AddDays(-1));
        long quarter = 15 * TimeSpan.TicksPerMinute;
        IEnumerable<string> expected = sightings
            .Where(sighting => sighting.Event.Tenant.Length == 0
                && sighting.Event.Topic.Equals(Topics.Vulnerabilities, StringComparison.OrdinalIgnoreCase)
                && sighting.At.UtcTicks / quarter >= query.From.UtcTicks / quarter
                && sighting.At.UtcTicks / quarter < query.To.UtcTicks / quarter)
            .GroupBy(sighting => (Quarter: sighting.At.UtcTicks / quarter, sighting.Event.Topic, sighting.Event.Severity))
            .Select(group => $"{group.Key.Quarter} {group.Key.Topic} {group.Key.Severity} {group.Count()}");
        IReadOnlyList<SightingCount> counted = await store.CountSightingsAsync(query, CancellationToken.None);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            counted.Select(count => $"{count.Start.UtcTicks / quarter} {count.Topic} {count.Severity} {count.Count}").Order(StringComparer.Ordinal));
    }

    private static bool Apply(Dictionary<(string Tenant, string Id), Finding> model, FindingSighting sighting)
    {
        (string Tenant, string Id) key = (sighting.Event.Tenant, sighting.Id);
        if (sighting.Apply(model.GetValueOrDefault(key)) is not { } after)
        {
            return false;
        }

        model[key] = after;
        return true;
    }

    private static int Apply(Dictionary<(string Tenant, string Id), Finding> model, FindingChange change)
    {
        int changed = 0;
        foreach (string id in change.Ids)
        {
            if (model.TryGetValue((change.Tenant, id), out Finding? before) && change.Apply(before) is { } after)
            {
                model[(change.Tenant, id)] = after;
                changed++;
            }
        }

        return changed;
    }

    private static IEnumerable<string> Expected(
        Dictionary<(string Tenant, string Id), Finding> model, FindingQuery query, DateTimeOffset now)
    {
        IEnumerable<Finding> wanted = model.Values.Select(finding => finding.AsOf(now)).Where(finding =>
            (query.Tenant is null || finding.Event.Tenant == query.Tenant)
            && (query.Ids.Count == 0 || query.Ids.Contains(finding.Id))
            && (query.Topics.Count == 0 || query.Topics.Contains(finding.Event.Topic, StringComparer.OrdinalIgnoreCase))
            && (query.States.Count == 0 || query.States.Contains(finding.State))
            && (query.Asset is null || finding.Event.Asset?.Id == query.Asset)
            && (query.MinimumSeverity is null || finding.Event.Severity >= query.MinimumSeverity)
            && (query.ResolvedFrom is null || finding.ResolvedAt >= query.ResolvedFrom)
            && (query.ResolvedTo is null || finding.ResolvedAt < query.ResolvedTo)
            && (query.RepeatBy is null || (finding.State == FindingState.Open && finding.RepeatAt <= query.RepeatBy)));
        IOrderedEnumerable<Finding> ordered = query.RepeatBy is null
            ? wanted.OrderByDescending(finding => finding.Event.Severity).ThenBy(finding => finding.FirstSeenAt)
            : wanted.OrderBy(finding => finding.RepeatAt);
        return Shown(ordered.ThenBy(finding => finding.Id, StringComparer.Ordinal).Skip(query.Skip).Take(query.Limit));
    }

    private static IEnumerable<string> Shown(IEnumerable<Finding> findings) => findings.Select(finding =>
        $"{finding.Event.Tenant}/{finding.Id} {finding.State} {finding.Count} {finding.Event.Id} {finding.Event.Severity} "
        + $"{finding.FirstSeenAt:O} {finding.LastSeenAt:O} {finding.OpenedAt:O} {finding.ResolvedAt:O} {finding.ResolvedBy} "
        + $"{finding.IgnoredBy} {finding.IgnoredBecause} {finding.IgnoredUntil:O} {finding.RepeatAt:O}");

    private static FindingSighting Sighting(Random random, string eventId, DateTimeOffset now) => new(
        Ids[random.Next(Ids.Length)],
        Event(
            random.Next(5) == 0 ? "again" : eventId,
            random.Next(4) == 0 ? "t" : "",
            SomeTopics[random.Next(SomeTopics.Length)],
            (Severity)random.Next(1, 6)),
        now,
        random.Next(2) == 0 ? TimeSpan.FromDays(1) : null);

    private static SecurityEvent Event(string id, string tenant, string topic, Severity severity) => new()
    {
        Id = id,
        Tenant = tenant,
        Topic = topic,
        Severity = severity,
        Title = "Something",
        Asset = new Asset(severity > Severity.Medium ? "web-1" : "db-1"),
    };

    private static FindingChange Change(Random random, DateTimeOffset now)
    {
        var change = new FindingChange(random.Next(4) == 0 ? "t" : "", [Ids[random.Next(Ids.Length)], Ids[0], "unknown"], now);
        change = change with { Ids = [.. change.Ids.Distinct()] };
        return random.Next(4) switch
        {
            0 => change with { State = FindingState.Resolved, By = "ann" },
            1 => change with { State = FindingState.Ignored, By = "ann", Reason = "why", Until = now.AddHours(random.Next(1, 48)) },
            2 => change with { State = FindingState.Open },
            _ => change with { RepeatAt = now.AddDays(1) },
        };
    }

    // Orders by the finding's id alone within a tenant, so a question about every tenant asks for all.
    private static FindingQuery Query(Random random, DateTimeOffset now)
    {
        var query = new FindingQuery { Tenant = random.Next(4) == 0 ? "t" : "", Limit = random.Next(1, 12), Skip = random.Next(0, 3) };
        return random.Next(8) switch
        {
            0 => query with { States = [FindingState.Open] },
            1 => query with { States = [FindingState.Resolved, FindingState.Ignored] },
            2 => query with { Topics = [Topics.Vulnerabilities] },
            3 => query with { Ids = ["f1", "f5", "none"] },
            4 => query with { Asset = "web-1", MinimumSeverity = Severity.High },
            5 => query with { ResolvedFrom = now.AddDays(-2), ResolvedTo = now },
            6 => query with { RepeatBy = now.AddHours(12) },
            _ => query,
        };
    }
}
