namespace Notification.Sdk;

/// <summary>The names of the rules that end or hold an event, as outcomes, results and metrics give them. A budget is named by its
/// <see cref="Policies.ThrottleRule.Name"/> behind <see cref="ThrottlePrefix"/>, a silence by its name behind
/// <see cref="SilencePrefix"/>.</summary>
public static class Rules
{
    /// <summary>The topic's policy does not notify this verdict.</summary>
    public const string Verdict = "verdict";

    /// <summary>The topic's policy does not notify this severity.</summary>
    public const string Severity = "severity";

    /// <summary>No subscription matches: nobody is told.</summary>
    public const string NoSubscription = "no-subscription";

    /// <summary>The endpoint was disabled by a person.</summary>
    public const string EndpointDisabled = "endpoint-disabled";

    /// <summary>The endpoint was deleted while the notification waited.</summary>
    public const string EndpointDeleted = "endpoint-deleted";

    /// <summary>The address is not verified.</summary>
    public const string Unverified = "unverified";

    /// <summary>The same thing was notified not long ago.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>An event of this id was accepted before.</summary>
    public const string SameId = "same-id";

    /// <summary>The node decided and sent it while the store was away; the log names the outcome.</summary>
    public const string DecidedLocally = "decided-locally";

    /// <summary>The window is closed and the policy drops.</summary>
    public const string Window = "window";

    /// <summary>A person discarded the dead letter.</summary>
    public const string Discarded = "discarded";

    /// <summary>Nobody chose when the topic's reports go out.</summary>
    public const string NoSchedule = "no-schedule";

    /// <summary>Its finding was resolved before the notification left.</summary>
    public const string Resolved = "resolved";

    /// <summary>Its finding was ignored before the notification left.</summary>
    public const string Ignored = "ignored";

    /// <summary>The report had nothing to report.</summary>
    public const string Empty = "empty";

    /// <summary>The report was due while nothing ran, and the next one is due too.</summary>
    public const string Missed = "missed";

    /// <summary>Before the name of a budget.</summary>
    public const string ThrottlePrefix = "throttle:";

    /// <summary>Before the name of a silence.</summary>
    public const string SilencePrefix = "silence:";
}
