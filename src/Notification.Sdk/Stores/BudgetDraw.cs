using Notification.Sdk.Events;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Stores;

/// <summary>Asks one counter for one notification. Draws of one event on one counter count once.</summary>
public sealed class BudgetDraw
{
    private readonly Throttle _throttle;
    private readonly Severity _severity;
    private readonly DateTimeOffset _dueAt;

    internal BudgetDraw(Throttle throttle, Fingerprint key, Severity severity, DateTimeOffset dueAt)
    {
        _throttle = throttle;
        _severity = severity;
        _dueAt = dueAt;
        Key = key;
        Rule = throttle.Rule;
    }

    /// <summary>Which counter it draws on, as a fingerprint of its rule and of what has a budget of its own.</summary>
    public Fingerprint Key { get; }

    /// <summary>The rule, as outcomes call it.</summary>
    public string Rule { get; }

    /// <summary>How many words of state the counter has. A counter of another length that was kept under a changed rule is taken
    /// over from its end.</summary>
    public int StateLength => _throttle.Policy.StateLength;

    /// <summary>The instant that is counted.</summary>
    public DateTimeOffset DueAt => _dueAt;

    /// <summary>How long after the latest counted instant the state still matters.</summary>
    public TimeSpan Retention => _throttle.Retention;

    /// <summary>Decides, and moves the state on when it admits. Pure.</summary>
    /// <param name="state">The counter's state, all zero for a new one.</param>
    public ThrottleDecision Decide(Span<long> state) => _throttle.Decide(_severity, _dueAt, state);
}
