using Notification.Sdk.Policies;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Admission;

/// <summary>When a leg is due, and with which others it goes out.</summary>
/// <param name="DueAt">When.</param>
/// <param name="GroupKey">With which others; null for alone.</param>
internal readonly record struct Timing(DateTimeOffset DueAt, string? GroupKey)
{
    /// <summary>The group of everything that goes into one edition.</summary>
    public const string Report = "report";

    private const string Wait = "wait";
    private const string Held = "held";
    private const string Delayed = "delayed";

    /// <summary>The timing of an event published now; null when the window is closed and the policy drops, when it never
    /// opens, or when no report is to be sent.</summary>
    public static Timing? Of(CompiledTopic topic, DateTimeOffset now)
    {
        bool isReport = topic.Mode == TopicMode.Report;
        if (!isReport && topic.WhenClosed == WhenClosed.Drop && topic.NextOpening(now) != now)
        {
            return null;
        }

        if (isReport && topic.Cadence is null)
        {
            return null;
        }

        Timing start = isReport ? new Timing(topic.Cadence!.NextDue(now), Report)
            : topic.GroupWait > TimeSpan.Zero ? new Timing(EndOfWait(now, topic.GroupWait), Wait)
            : new Timing(now, null);
        return topic.NextOpening(start.DueAt) is not { } opening ? null
            : opening == start.DueAt ? start
            : new Timing(opening, start.GroupKey ?? Held);
    }

    /// <summary>The timing of an event that a budget put off; null when the window never opens again.</summary>
    public static Timing? After(CompiledTopic topic, DateTimeOffset until) =>
        until < DateTimeOffset.MaxValue && topic.NextOpening(until) is { } opening ? new Timing(opening, Delayed) : null;

    // Fixed intervals, so that all events of one interval share a due time on every node without asking anyone.
    private static DateTimeOffset EndOfWait(DateTimeOffset now, TimeSpan wait) =>
        new((now.UtcTicks / wait.Ticks * wait.Ticks) + wait.Ticks, TimeSpan.Zero);
}
