namespace Notification.Sdk.Testing.Storage;

/// <summary>The cases by name, in the order in which a new store meets them.</summary>
internal static class StorageCases
{
    public static IReadOnlyDictionary<string, Func<StorageTrial, Task>> All { get; } = new Dictionary<string, Func<StorageTrial, Task>>
    {
        ["An event is accepted once"] = AdmissionCases.SameIdAsync,
        ["The same thing stays silent, then is told with its repeats"] = AdmissionCases.DedupAsync,
        ["A refused event spends nothing and is not remembered"] = AdmissionCases.RefusalAsync,
        ["A cap of N admits exactly N under any concurrency"] = AdmissionCases.CapAsync,
        ["One thing published by many at once is told once"] = AdmissionCases.ReserveAsync,
        ["A dry run keeps nothing"] = AdmissionCases.DryRunAsync,
        ["What a budget holds back is counted into one summary"] = AdmissionCases.SummaryAsync,
        ["Legs of one group are one delivery"] = OutboxCases.GroupAsync,
        ["A retry is the same delivery"] = OutboxCases.RetryAsync,
        ["A start that is put off may go in other company"] = OutboxCases.PutOffAsync,
        ["A known leg is not appended again"] = OutboxCases.KnownLegAsync,
        ["A claim takes what is due, so many of each endpoint, and none of those left out"] = OutboxCases.LimitsAsync,
        ["No two claims have one leg"] = OutboxCases.ConcurrencyAsync,
        ["A claim is settled once"] = OutboxCases.SettledOnceAsync,
        ["The next due time is that of the first unclaimed leg"] = OutboxCases.NextDueAsync,
        ["Every leg stands at one outcome"] = LogCases.OutcomesAsync,
        ["Refusals are counted exactly"] = LogCases.RefusalsAsync,
        ["A dead letter is replayed under its id, or discarded"] = LogCases.DeadLettersAsync,
        ["A setting replaces the one before it, whatever its case"] = KeptCases.SettingsAsync,
        ["A setting is changed only by who knows how they stand"] = KeptCases.RevisionAsync,
        ["An inbox keeps a message once, newest first, within its bounds"] = KeptCases.InboxAsync,
        ["A trigger's crossing is seen once under any concurrency"] = KeptCases.TriggersAsync,
        ["A finding counts each sighting once"] = KeptCases.FindingsAsync,
        ["A health record is replaced only by who knows it"] = KeptCases.HealthAsync,
        ["Of a report the latest editions are kept"] = KeptCases.ReportsAsync,
        ["A restart neither doubles nor forgets"] = RestartCases.EverythingAsync,
        ["A claim that was open comes back as interrupted, under its id"] = RestartCases.InterruptedAsync,
    };
}
