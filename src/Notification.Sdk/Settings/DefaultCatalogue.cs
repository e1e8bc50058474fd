using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>How the built-in topics are notified unless somebody says otherwise. Data only.</summary>
internal static class DefaultCatalogue
{
    private const string DayHours = "08:00-20:00";

    public static IReadOnlyList<TopicPolicy> Topics { get; } =
    [
        new()
        {
            Name = Events.Topics.Vulnerabilities,
            Mode = TopicMode.Report,
            Window = new WindowRule { Hours = DayHours },
            DedupPeriod = TimeSpan.FromDays(7),
            Report = new ReportRule { EveryDays = 7, Topics = [Events.Topics.Vulnerabilities, Events.Topics.UrgentVulnerability] },
            Findings = new FindingRule { Keep = true },
        },
        new()
        {
            Name = Events.Topics.Baseline,
            Mode = TopicMode.Report,
            Window = new WindowRule { Hours = DayHours },
            DedupPeriod = TimeSpan.FromDays(7),
            Report = new ReportRule { EveryDays = 7, Topics = [Events.Topics.Baseline, Events.Topics.ConfigAssessment] },
            Findings = new FindingRule { Keep = true },
        },
        new()
        {
            Name = Events.Topics.Alerts,
            Throttles =
            [
                new() { Name = "5-a-day", Limit = 5, Scope = ThrottleScope.Topic },
                new() { Name = "1-a-server-a-day", Limit = 1, Scope = ThrottleScope.Topic | ThrottleScope.Asset },
            ],
        },
        new() { Name = Events.Topics.AccessKeyLeak, Fingerprint = FingerprintParts.Kind | FingerprintParts.Evidence },
        new()
        {
            Name = Events.Topics.ConfigAssessment,
            Window = new WindowRule { Hours = DayHours },
            Findings = new FindingRule { Keep = true },
        },
        new()
        {
            Name = Events.Topics.UrgentVulnerability,
            Window = new WindowRule { Hours = DayHours },
            Findings = new FindingRule { Keep = true, RepeatEvery = TimeSpan.FromDays(1) },
        },
        new()
        {
            Name = Events.Topics.WebTamper,
            Throttles = [new() { Name = "5-a-day", Limit = 5, Scope = ThrottleScope.Topic }],
        },
        new() { Name = Events.Topics.System, Mandatory = true, DedupPeriod = TimeSpan.Zero },
    ];

    /// <summary>What holds for a topic of the user's own, and for whatever a policy leaves out.</summary>
    public static TopicPolicy Fallback { get; } = new()
    {
        Name = "*",
        Mode = TopicMode.RealTime,
        Severities = [.. Enum.GetValues<Severity>()],
        Verdicts = [Verdict.Confirmed],
        Window = new WindowRule(),
        Throttles = [],
        Overflow = Overflow.Summary,
        DedupPeriod = TimeSpan.FromHours(24),
        Fingerprint = FingerprintParts.Kind | FingerprintParts.Asset | FingerprintParts.Evidence,
        GroupWait = TimeSpan.Zero,
        Mandatory = false,
        WhenStoreAway = WhenStoreAway.Wait,
        Report = new ReportRule(),
        Findings = new FindingRule(),
    };

    /// <summary>A policy that says what <paramref name="upper"/> says and, where it is silent, what
    /// <paramref name="lower"/> says.</summary>
    public static TopicPolicy Over(this TopicPolicy upper, TopicPolicy lower) => new()
    {
        Name = upper.Name,
        Tenant = upper.Tenant,
        Mode = upper.Mode ?? lower.Mode,
        Severities = upper.Severities ?? lower.Severities,
        Verdicts = upper.Verdicts ?? lower.Verdicts,
        TimeZone = upper.TimeZone ?? lower.TimeZone,
        Window = upper.Window ?? lower.Window,
        Throttles = upper.Throttles ?? lower.Throttles,
        Overflow = upper.Overflow ?? lower.Overflow,
        DedupPeriod = upper.DedupPeriod ?? lower.DedupPeriod,
        Fingerprint = upper.Fingerprint ?? lower.Fingerprint,
        GroupWait = upper.GroupWait ?? lower.GroupWait,
        Mandatory = upper.Mandatory ?? lower.Mandatory,
        WhenStoreAway = upper.WhenStoreAway ?? lower.WhenStoreAway,
        Report = upper.Report ?? lower.Report,
        Findings = upper.Findings ?? lower.Findings,
    };
}
