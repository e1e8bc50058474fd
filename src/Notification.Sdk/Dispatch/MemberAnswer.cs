using Notification.Sdk.Settings;

namespace Notification.Sdk.Dispatch;

/// <summary>What a member of a group said.</summary>
internal readonly record struct MemberAnswer(CompiledEndpoint Member, DeliveryReceipt Receipt)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);

    /// <summary>Whether the next member is asked at once: the answer is no, or nothing was sent, or the member asks for a
    /// long time and has taken no part. Any other deferral may have been taken: it is the same member's, or there would be two copies.</summary>
    public bool MovesOn => IsNo || Receipt.NothingSent || AsksForTime;

    private bool IsNo => Receipt is { Status: ReceiptStatus.Rejected, MayHaveArrived: false };

    private bool AsksForTime => Receipt.Status == ReceiptStatus.Deferred
        && (Receipt.PausesEndpoint || (Receipt.StillOwed.Count == 0 && Receipt.RetryAfter > LongWait));
}
