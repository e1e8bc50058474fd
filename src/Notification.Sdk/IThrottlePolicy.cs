namespace Notification.Sdk;

/// <summary>The arithmetic of a budget. Pure: the state goes in and out, the store keeps it, the caller holds it still meanwhile. So the
/// same policy is exact in memory, on disk and over many nodes.</summary>
/// <remarks>Must not block, keep state of its own, or read a clock.</remarks>
public interface IThrottlePolicy
{
    /// <summary>How many 64-bit words of state a counter has; 1 to 4,096. All zero at first. Constant.</summary>
    int StateLength { get; }

    /// <summary>Decides one event and, when it admits, moves the state on. A refusal leaves the state as it is.</summary>
    /// <param name="request">What asks.</param>
    /// <param name="state">The counter's state.</param>
    /// <returns>Admitted, or refused until a time.</returns>
    ThrottleDecision Decide(in ThrottleRequest request, Span<long> state);
}
