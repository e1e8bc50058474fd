using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Tests;

/// <summary>Dead letters, findings and health.</summary>
internal sealed partial class Twins
{
    private Task DeadLettersAsync()
    {
        int which = _random.Next(3);
        bool isReplayed = _random.Next(2) == 0;
        return CompareAsync(isReplayed ? "replay" : "discard", async (world, _) =>
        {
            IDeadLetterStore store = world.Get<IDeadLetterStore>();
            string[] ids = [.. (await store.QueryAsync(new DeadLetterQuery { Tenant = "t" }, default)).Select(dead => dead.DeliveryId).Take(which)];
            DateTimeOffset dueAt = world.Time.GetUtcNow().AddMinutes(7);
            IReadOnlyList<string> done = isReplayed
                ? await store.ReplayAsync("t", [.. ids.Append("none").Select(id => new Replay(id, dueAt))], default)
                : await store.DiscardAsync("t", [.. ids, "none"], default);
            return $"{string.Join(',', done)} {await DeadAsync(world, 0)}";
        });
    }

    private static async Task<string> DeadAsync(StoreWorld world, int index)
    {
        IDeadLetterStore store = world.Get<IDeadLetterStore>();
        IReadOnlyList<DeadLetter> all = await store.QueryAsync(new DeadLetterQuery { Tenant = "t", Limit = 3 }, default);
        IReadOnlyList<DeadLetter> rest = all.Count == 0 ? [] : await store.QueryAsync(
            new DeadLetterQuery { Tenant = "t", From = all[^1].EndedAt, After = all[^1].DeliveryId, Code = "400" }, default);
        return string.Join('\n', all.Concat(rest).Select(dead =>
            $"{Text(dead.AcceptedAt)} {Text(dead.EndedAt)} {dead with { AcceptedAt = default, EndedAt = default }}"));
    }

    private Task FindingsAsync()
    {
        SecurityEvent seen = DrawEvent();
        string id = $"f{_random.Next(8)}";
        TimeSpan? repeat = _random.Next(2) == 0 ? TimeSpan.FromHours(5) : null;
        FindingState? state = _random.Next(5) switch { 0 => FindingState.Resolved, 1 => FindingState.Ignored, 2 => FindingState.Open, _ => null };
        return CompareAsync($"see {id} {state}", async (world, _) =>
        {
            DateTimeOffset now = world.Time.GetUtcNow();
            IFindingStore store = world.Get<IFindingStore>();
            await store.SeeAsync([new FindingSighting(id, seen, now, repeat)], null, default);
            int changed = await store.ChangeAsync(
                new FindingChange("", [id, "none"], now) { State = state, By = "ann", Reason = "r", Until = now.AddHours(2) }, default);
            return $"{changed} {await FindAsync(world, 0)}";
        });
    }

    private static async Task<string> FindAsync(StoreWorld world, int index)
    {
        DateTimeOffset now = world.Time.GetUtcNow();
        IFindingStore store = world.Get<IFindingStore>();
        FindingQuery[] queries =
        [
            new(), new() { States = [FindingState.Open], Topics = ["THINGS"], Limit = 3, Skip = 1 }, new() { RepeatBy = now.AddHours(1) },
            new() { Ids = ["f1", "f2", "f2"], MinimumSeverity = Severity.Medium }, new() { ResolvedFrom = now.AddDays(-1), Asset = "asset-1" },
        ];
        List<string> lines = [];
        foreach (FindingQuery query in queries)
        {
            lines.AddRange((await store.QueryAsync(query, now, default)).Select(found =>
                $"{found} {found.Count} {found.Event.Id} {Text(found.OpenedAt)} {Text(found.ResolvedAt)} {found.ResolvedBy} {Text(found.RepeatAt)}"));
            lines.AddRange((await store.CountAsync(query, now, default)).Select(count => $"{count}").Order(StringComparer.Ordinal));
        }

        var sightings = new SightingQuery("", ["things"], now.AddDays(-2), now.AddHours(1));
        lines.AddRange((await store.CountSightingsAsync(sightings, default)).Select(count => $"{Text(count.Start)} {count.Topic} {count.Severity} {count.Count}"));
        return string.Join('\n', lines);
    }

    private Task HealthAsync()
    {
        var endpoint = new EndpointKey("", Pick(Endpoints));
        int failures = _random.Next(3);
        bool forgets = _random.Next(4) == 0;
        HealthStage stage = Pick(Enum.GetValues<HealthStage>());
        return CompareAsync($"health {endpoint.Name}", async (world, _) =>
        {
            DateTimeOffset now = world.Time.GetUtcNow();
            IHealthStore store = world.Get<IHealthStore>();
            IReadOnlyList<HealthReading> readings = await store.CountAsync(
                [new HealthCount(endpoint, now, 2, failures), new HealthCount(endpoint, now.AddMinutes(-5), 0, 0)], now.AddHours(-12), now, default);
            HealthRecord before = readings[0].Record;
            HealthRecord after = stage == HealthStage.Healthy ? HealthRecord.None(endpoint) : before with { Stage = stage, Since = now };
            HealthRecord stands = await store.ReplaceAsync(before, after, forgets, default);
            HealthRecord lost = await store.ReplaceAsync(before with { Told = HealthStage.Disabled }, before, false, default);
            return $"{readings.Count} {readings[0].Attempts} {readings[0].Failures} {stands == after} {lost == after} {(await store.LoadAsync(default)).Count}";
        });
    }
}
