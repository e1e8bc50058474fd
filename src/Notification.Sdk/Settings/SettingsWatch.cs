using Notification.Sdk.Stores;

namespace Notification.Sdk.Settings;

/// <summary>Has this process follow what others changed in the settings: at once when it is told, else at intervals. Used by the dispatcher's
/// loop alone.</summary>
internal sealed class SettingsWatch(PolicyProvider policies, SettingsSignal signal, IOutbox outbox)
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(1);

    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    public async ValueTask TurnAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        TimeSpan interval = outbox.PollInterval < LongestInterval ? outbox.PollInterval : LongestInterval;
        if (!signal.Take() && now - _askedAt < interval && now >= _askedAt)
        {
            return;
        }

        // Until it succeeds, every turn tries.
        _askedAt = DateTimeOffset.MinValue;
        await policies.FollowAsync(cancellationToken).ConfigureAwait(false);
        _askedAt = now;
    }
}
