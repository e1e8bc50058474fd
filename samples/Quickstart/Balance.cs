using Notification.Sdk;
using Quickstart.Receiving;

namespace Quickstart;

/// <summary>Checks that nothing was lost and nothing was counted twice.</summary>
internal static class Balance
{
    public static bool Holds(Tally tally, IReadOnlyList<OutcomeCount> legs, IReadOnlyList<Sent> sent) =>
        EveryEventHasOneResult(tally) && EveryLegHasItsEnd(tally, legs) && WhatWasDeliveredArrived(legs, sent);

    private static bool EveryEventHasOneResult(Tally tally) =>
        tally.Admitted + tally.Suppressed.Values.Sum() == tally.Events;

    private static bool EveryLegHasItsEnd(Tally tally, IReadOnlyList<OutcomeCount> legs)
    {
        Dictionary<LedgerKey, long> ended = legs
            .GroupBy(LedgerKey.Of)
            .ToDictionary(account => account.Key, account => account.Sum(count => count.Count));
        return ended.Count == tally.Ledger.Count
            && tally.Ledger.All(account => ended.GetValueOrDefault(account.Key) == account.Value);
    }

    // A digest is one notification of many legs: only what was sent alone can be counted one by one.
    private static bool WhatWasDeliveredArrived(IReadOnlyList<OutcomeCount> legs, IReadOnlyList<Sent> sent) =>
        Notifications.Channels.Keys.All(endpoint =>
            Delivered(legs, endpoint)
            == sent.Count(one => one.Endpoint == endpoint && one.Kind is not ("digest" or "report")));

    private static long Delivered(IReadOnlyList<OutcomeCount> legs, string endpoint) => legs
        .Where(count => count.Outcome == Outcome.Delivered && count.Endpoint == endpoint)
        .Sum(count => count.Count);
}
