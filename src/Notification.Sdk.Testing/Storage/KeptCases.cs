using Notification.Sdk.Events;
using Notification.Sdk.Stores;
using static Notification.Sdk.Testing.Channels.Promise;

namespace Notification.Sdk.Testing.Storage;

internal static class KeptCases
{
    public static async Task SettingsAsync(StorageTrial trial)
    {
        ISettingsStore store = trial.Get<ISettingsStore>();
        DateTimeOffset now = trial.Clock.Now;
        long? revision = (await store.LoadAsync(default).ConfigureAwait(false)).Revision;
        foreach (StoredSetting setting in new[]
        {
            new StoredSetting("endpoint", "t", "ops", "{}", "ann", now),
            new StoredSetting("endpoint", "t", "Ops", null, "bob", now.AddMinutes(1)),
        })
        {
            revision = await store.SaveAsync(setting, revision ?? -1, default).ConfigureAwait(false);
        }

        StoredSettings kept = await store.LoadAsync(default).ConfigureAwait(false);
        Holds(
            kept is { Settings: [{ Name: "Ops", Json: null, ChangedBy: "bob" }] } && kept.Revision == revision,
            "a setting replaces the one of its kind, tenant and name, whatever the case of the name, and may be null",
            $"{kept.Settings.Count} were kept: {string.Join(", ", kept.Settings)}; saved at {revision}, read at {kept.Revision}",
            "make kind, tenant and upper-case name the key, and answer the revision at which it stands then");
    }

    public static async Task RevisionAsync(StorageTrial trial)
    {
        ISettingsStore store = trial.Get<ISettingsStore>();
        long before = await store.RevisionAsync(default).ConfigureAwait(false);
        long?[] saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => await store.SaveAsync(
            new StoredSetting("endpoint", "t", $"e{i}", "{}", "ann", trial.Clock.Now), before, default).ConfigureAwait(false))))
            .ConfigureAwait(false);
        StoredSettings kept = await store.LoadAsync(default).ConfigureAwait(false);
        long after = await store.RevisionAsync(default).ConfigureAwait(false);
        Holds(
            saved.Count(revision => revision is not null) == 1 && kept.Settings.Count == 1 && after != before
                && after == kept.Revision && after == saved.Max(),
            "of several who change the settings at one revision one wins, and the revision is another one after it",
            $"{saved.Count(revision => revision is not null)} won, {kept.Settings.Count} were kept, from {before} to {after}",
            "compare the revision, keep the setting and count the revision in one step");
    }

    public static async Task InboxAsync(StorageTrial trial)
    {
        IInboxStore inbox = trial.Get<IInboxStore>();
        foreach (int i in new[] { 1, 2, 2, 3 })
        {
            await inbox.AddAsync(Message($"m{i}", trial.Clock.Now), default).ConfigureAwait(false);
            trial.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        int marked = await inbox.MarkReadAsync(["m2", "none", "m2"]).ConfigureAwait(false);
        string all = Words(await inbox.ListAsync(new InboxQuery { Limit = 2 }).ConfigureAwait(false));
        string unread = Words(await inbox.ListAsync(new InboxQuery { UnreadOnly = true }).ConfigureAwait(false));
        int count = await inbox.CountUnreadAsync().ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromDays(91));
        int old = (await inbox.ListAsync(new InboxQuery()).ConfigureAwait(false)).Count;
        Holds(
            marked == 1 && all == "m3 m2" && unread == "m3 m1" && count == 2 && old == 0,
            "a message is kept once, listed newest first, marked once, and goes with age",
            $"{marked} marked, listed '{all}', unread '{unread}' ({count}), {old} after their time",
            "make tenant, inbox and id unique, and leave out what is older than InboxRetention");
    }

    public static async Task TriggersAsync(StorageTrial trial)
    {
        ITriggerStore store = trial.Get<ITriggerStore>();
        var sighting = new TriggerSighting(Fingerprint.Of("t"), trial.Clock.Now, 1, 30, TimeSpan.FromMinutes(5), IsDryRun: false);
        await store.CountAsync(sighting with { IsDryRun = true }, default).ConfigureAwait(false);
        long[] counts = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(
            async () => await store.CountAsync(sighting, default).ConfigureAwait(false)))).ConfigureAwait(false);
        Holds(
            counts.Count(count => count > 0) == 1 && counts.Max() == 31,
            "of sightings at once exactly one crosses the threshold; a dry run counts nothing",
            $"{counts.Count(count => count > 0)} crossed, at {counts.Max()}",
            "read, count and write in one step that no other step enters");
    }

    public static async Task FindingsAsync(StorageTrial trial)
    {
        IFindingStore store = trial.Get<IFindingStore>();
        FindingSighting[] sightings = [.. Enumerable.Range(0, 20).Select(i => new FindingSighting(
            "f", StorageTrial.Event($"e{i}"), trial.Clock.Now, null))];
        await Task.WhenAll(sightings.Select(sighting => Task.Run(
            async () => await store.SeeAsync([sighting], null, default).ConfigureAwait(false)))).ConfigureAwait(false);
        var resolve = new FindingChange("", ["f", "none"], trial.Clock.Now) { State = FindingState.Resolved, By = "ann" };
        int changed = await store.ChangeAsync(resolve, default).ConfigureAwait(false);
        int unchanged = await store.ChangeAsync(resolve, default).ConfigureAwait(false);
        IReadOnlyList<Finding> open = await store
            .QueryAsync(new FindingQuery { States = [FindingState.Open] }, trial.Clock.Now, default).ConfigureAwait(false);
        IReadOnlyList<Finding> all = await store.QueryAsync(new FindingQuery(), trial.Clock.Now, default).ConfigureAwait(false);
        IReadOnlyList<SightingCount> seen = await store.CountSightingsAsync(
            new SightingQuery("", [], trial.Clock.Now.AddHours(-1), trial.Clock.Now.AddHours(1)), default).ConfigureAwait(false);
        Holds(
            all is [{ Count: 20, State: FindingState.Resolved }] && open.Count == 0 && changed == 1 && unchanged == 0
                && seen.Sum(count => count.Count) == 20,
            "a finding counts every sighting once, is changed in one step, and is found by its state",
            $"{all.Count} findings, seen {(all.Count > 0 ? all[0].Count : 0)} times, {open.Count} open, {changed} then {unchanged} changed",
            "keep what Apply makes of the kept finding, in one step");
    }

    public static async Task HealthAsync(StorageTrial trial)
    {
        IHealthStore store = trial.Get<IHealthStore>();
        var endpoint = new EndpointKey("", "ops");
        DateTimeOffset now = trial.Clock.Now;
        await store.CountAsync([new HealthCount(endpoint, now.AddHours(-13), 5, 5), new HealthCount(endpoint, now, 2, 1)], now.AddHours(-12), now, default)
            .ConfigureAwait(false);
        IReadOnlyList<HealthReading> readings = await store
            .CountAsync([new HealthCount(endpoint, now, 1, 1)], now.AddHours(-12), now, default).ConfigureAwait(false);
        HealthRecord none = HealthRecord.None(endpoint);
        HealthRecord ill = none with { Stage = HealthStage.Unhealthy, Since = now };
        HealthRecord[] stands = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => await store
            .ReplaceAsync(none, ill with { Since = now.AddTicks(i) }, false, default).ConfigureAwait(false)))).ConfigureAwait(false);
        Holds(
            readings is [{ Attempts: 3, Failures: 2 }] && stands.Distinct().Count() == 1
                && (await store.LoadAsync(default).ConfigureAwait(false)).SequenceEqual([stands[0]]),
            "attempts of the period are summed, and of several who replace a record one wins",
            $"the sum was {string.Join(' ', readings)}, and {stands.Distinct().Count()} won",
            "compare and replace in one step; leave out slots from before the period");
    }

    public static async Task ReportsAsync(StorageTrial trial)
    {
        IReportStore store = trial.Get<IReportStore>();
        foreach (int day in new[] { 1, 3, 2, 3 })
        {
            DateTimeOffset end = trial.Clock.Now.AddDays(day);
            await store.SaveAsync(
                new ReportEdition
                {
                    Id = $"r{day}",
                    Tenant = "",
                    Topic = "t",
                    Endpoint = "ops",
                    From = end.AddDays(-1),
                    To = end,
                    MadeAt = end,
                    Documents = [new Report("report.txt", "text/plain", new byte[] { 1, 2, 3 })],
                },
                keep: 2,
                default).ConfigureAwait(false);
        }

        IReadOnlyList<ReportEdition> kept = await store.ListAsync(new ReportQuery { Topic = "T" }, default).ConfigureAwait(false);
        Holds(
            kept.Select(edition => edition.Id).SequenceEqual(["r3", "r2"]) && kept[0].Documents.Count == 1,
            "of a report the latest editions are kept, the latest end of period first, each once",
            $"kept were {string.Join(", ", kept)}",
            "replace by tenant and id, and drop the oldest of topic and endpoint");
    }

    private static string Words(IEnumerable<InboxMessage> messages) => string.Join(' ', messages.Select(message => message.Id));

    private static InboxMessage Message(string id, DateTimeOffset at) => new()
    {
        Id = id,
        Tenant = "",
        Inbox = "inbox",
        Kind = DeliveryKind.Event,
        Topic = "t",
        Severity = Severity.High,
        Title = "Something",
        Body = "",
        ReceivedAt = at,
    };
}
