using Notification.Sdk.Editions;
using Notification.Sdk.Findings;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Dispatch;

/// <summary>What the loop must see to before anything is due: open findings to be told again, editions to be planned. Used by the loop
/// alone.</summary>
internal sealed class Agenda(RepeatPlan repeats, EditionPlan editions)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private DateTimeOffset _lookAt;
    private DateTimeOffset _lookedAt;

    /// <summary>When an open finding is told again next; null for never.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>Makes the next turn look again.</summary>
    public void Forget() => _lookAt = default;

    public async ValueTask RunAsync(PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now < _lookAt && now >= _lookedAt)
        {
            return;
        }

        Next = await repeats.RunAsync(snapshot, now, cancellationToken).ConfigureAwait(false);
        await editions.RunAsync(snapshot, now, cancellationToken).ConfigureAwait(false);
        _lookedAt = now;
        _lookAt = Next < now + Interval ? Next.Value : now + Interval;
    }
}
