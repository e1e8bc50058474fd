using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>An event behind which a finding stands.</summary>
/// <param name="Id">The id of the finding that was seen.</param>
/// <param name="Event">What reported it.</param>
/// <param name="At">When it was published.</param>
/// <param name="RepeatEvery">How often the finding is notified again while it is open; null for never.</param>
public readonly record struct FindingSighting(string Id, SecurityEvent Event, DateTimeOffset At, TimeSpan? RepeatEvery)
{
    /// <summary>The finding after the sighting; null when nothing changes: the last event again is a publisher's second attempt, not a
    /// second sighting. Pure.</summary>
    /// <param name="before">The finding as it is kept; null when it is new.</param>
    public Finding? Apply(Finding? before)
    {
        if (before is null)
        {
            return new Finding
            {
                Id = Id,
                Event = Event,
                FirstSeenAt = At,
                LastSeenAt = At,
                OpenedAt = At,
                RepeatAt = At + RepeatEvery,
            };
        }

        if (before.Event.Id == Event.Id)
        {
            return null;
        }

        Finding now = before.AsOf(At);
        bool isBack = now.State == FindingState.Resolved;
        return now with
        {
            Event = Event,
            State = isBack ? FindingState.Open : now.State,
            LastSeenAt = At,
            Count = now.Count + 1,
            OpenedAt = isBack ? At : now.OpenedAt,
            ResolvedAt = null,
            ResolvedBy = null,
            RepeatAt = isBack || RepeatEvery is null ? At + RepeatEvery : now.RepeatAt ?? At + RepeatEvery,
        };
    }

    /// <summary>The finding's id; never the event.</summary>
    public override string ToString() => $"{nameof(FindingSighting)} {Id}";
}
