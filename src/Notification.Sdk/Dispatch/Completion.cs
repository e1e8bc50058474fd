using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>What an attempt came to.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Receipt">The answer; null when it was taken earlier and only the place in the lane is given back.</param>
/// <param name="Sending">The channel's own task. While it runs, its place in the lane stays taken.</param>
/// <param name="Group">The attempt of the group, when the endpoint was asked as a member of one.</param>
internal sealed record Completion(
    Claim Claim, CompiledEndpoint Endpoint, DeliveryReceipt? Receipt, Task Sending, GroupAttempt? Group = null)
{
    /// <summary>The rule that ended the claim instead of an attempt; the receipt does not count then.</summary>
    public string? Rule { get; init; }
}
