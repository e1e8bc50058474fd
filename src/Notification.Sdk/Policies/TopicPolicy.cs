using Notification.Sdk.Events;

namespace Notification.Sdk.Policies;

/// <summary>How one topic is notified. What is left out is taken from the default catalogue, or, for a topic of your own, from the
/// defaults stated here. <see cref="Setting.Name"/> is the topic.</summary>
public sealed class TopicPolicy : Setting
{
    /// <summary>Real time (the default) or report.</summary>
    public TopicMode? Mode { get; set; }

    /// <summary>The severities that notify; all by default.</summary>
    public List<Severity>? Severities { get; set; }

    /// <summary>The verdicts that notify; <see cref="Verdict.Confirmed"/> by default.</summary>
    public List<Verdict>? Verdicts { get; set; }

    /// <summary>The IANA zone of the policy's hours and days; the general one by default.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The hours; all day by default.</summary>
    public WindowRule? Window { get; set; }

    /// <summary>The budgets; none by default. A given list replaces the catalogue's.</summary>
    public List<ThrottleRule>? Throttles { get; set; }

    /// <summary>What becomes of events that a throttle holds back; <see cref="Policies.Overflow.Summary"/> by default.</summary>
    public Overflow? Overflow { get; set; }

    /// <summary>How long the same thing stays silent after it was notified; 24 hours by default, zero for no
    /// deduplication. The first repetition after that is a reminder. A rise in severity or verdict breaks through.</summary>
    public TimeSpan? DedupPeriod { get; set; }

    /// <summary>What makes two events the same thing; kind, asset and evidence by default.</summary>
    public FingerprintParts? Fingerprint { get; set; }

    /// <summary>How long an event waits for others of the topic, to go out with them; not at all by default.</summary>
    public TimeSpan? GroupWait { get; set; }

    /// <summary>Whether the topic passes silences, budgets, hours and preferences for the primary contact; not by default.</summary>
    public bool? Mandatory { get; set; }

    /// <summary>What becomes of its events while the store does not answer; <see cref="Policies.WhenStoreAway.Wait"/> by default.</summary>
    public WhenStoreAway? WhenStoreAway { get; set; }

    /// <summary>When a report topic goes out; never by default.</summary>
    public ReportRule? Report { get; set; }

    /// <summary>Whether the topic keeps findings; not by default.</summary>
    public FindingRule? Findings { get; set; }
}
