namespace Notification.Sdk.Policies;

/// <summary>Whether a topic keeps findings: the lasting state behind its events.</summary>
public sealed class FindingRule
{
    /// <summary>Whether events of the topic open findings, whether they notify or not. Only verdicts that the policy notifies do.</summary>
    public bool Keep { get; set; }

    /// <summary>How often an open finding is notified again until it is resolved or ignored; never when not given, 1 minute to 366
    /// days. The repetition passes all gates like an event, so it must not be shorter than the topic's <c>DedupPeriod</c>, and it is
    /// silent when something else told the same meanwhile.</summary>
    public TimeSpan? RepeatEvery { get; set; }
}
