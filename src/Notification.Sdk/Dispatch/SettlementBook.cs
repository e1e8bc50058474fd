using Microsoft.Extensions.Logging;
using Notification.Sdk.Admission;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Settlements until the store has recorded them. While it does not, nothing is claimed, so that they are never more than what was
/// claimed before. Used by the dispatcher's loop alone.</summary>
internal sealed class SettlementBook(IOutbox outbox, AwayStore away, UnknownNews news, ILogger<SettlementBook> logger)
{
    // So often in a row all together, then each for itself: one that the store will never take must not keep the others.
    private const int Together = 5;

    private readonly List<Settlement> _unrecorded = [];
    private int _failures;

    public int Count => _unrecorded.Count;

    public void Add(Settlement settlement) => _unrecorded.Add(settlement);

    /// <summary>Records what this node decided while the store was away, which needs no store.</summary>
    /// <returns>Whether there was anything.</returns>
    public async ValueTask<bool> FlushAwayAsync()
    {
        List<Settlement> ours = _unrecorded.FindAll(settlement => away.Owns(settlement.Claim));
        if (ours.Count == 0)
        {
            return false;
        }

        await away.SettleAsync(ours).ConfigureAwait(false);
        _unrecorded.RemoveAll(ours.Contains);
        return true;
    }

    /// <summary>Records what is unrecorded.</summary>
    /// <returns>Whether there was anything.</returns>
    public async ValueTask<bool> FlushAsync()
    {
        bool any = await FlushAwayAsync().ConfigureAwait(false);
        if (_unrecorded.Count == 0)
        {
            return any;
        }

        foreach (Settlement settlement in _unrecorded)
        {
            await news.TellAsync(settlement).ConfigureAwait(false);
        }

        _failures++;
        if (_failures <= Together)
        {
            await RecordAsync(_unrecorded).ConfigureAwait(false);
            _unrecorded.Clear();
        }
        else
        {
            await RecordEachAsync().ConfigureAwait(false);
        }

        _failures = 0;
        return true;
    }

    private async ValueTask RecordEachAsync()
    {
        List<Settlement> refused = [];
        Exception? last = null;
        foreach (Settlement settlement in _unrecorded)
        {
            try
            {
                await RecordAsync([settlement]).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                refused.Add(settlement);
                last = exception;
            }
        }

        if (last is not null && refused.Count == _unrecorded.Count)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(last);
        }

        // The store works, but not for these: their lease ends, and they are sent again.
        refused.ForEach(settlement => Log.Unrecordable(
            logger, settlement.Claim.DeliveryId, settlement.Claim.Endpoint.Tenant, settlement.Claim.Endpoint.Name, StoreTrouble.Of(last!)));
        _unrecorded.Clear();
    }

    private async ValueTask RecordAsync(IReadOnlyList<Settlement> settlements)
    {
        int lost = await outbox.SettleAsync(settlements, CancellationToken.None).ConfigureAwait(false);
        if (lost > 0)
        {
            Log.LeasesLost(logger, lost);
        }
    }
}
