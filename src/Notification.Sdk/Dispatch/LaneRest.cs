namespace Notification.Sdk.Dispatch;

/// <summary>Why an endpoint may be left alone for a while.</summary>
/// <param name="FailedAt">When its last attempt failed; null when the last one was taken, or none was made.</param>
/// <param name="PausedUntil">Until when nothing is sent to it.</param>
internal sealed record LaneRest(DateTimeOffset? FailedAt, DateTimeOffset PausedUntil)
{
    public static readonly LaneRest None = new(null, DateTimeOffset.MinValue);

    /// <summary>When it failed, if that is less than so long ago.</summary>
    public DateTimeOffset? FailedWithin(TimeSpan rest, DateTimeOffset now) => FailedAt is { } at && now - at < rest ? at : null;
}
