using Notification.Sdk;
using Quickstart.Receiving;

namespace Quickstart;

/// <summary>What a run came to.</summary>
/// <param name="Tally">What went in, and what publishing answered.</param>
/// <param name="Legs">Where every leg ended, by the delivery log.</param>
/// <param name="Sent">What the receivers saw.</param>
/// <param name="Example">Why one event was not sent.</param>
internal sealed record RunResult(
    Tally Tally, IReadOnlyList<OutcomeCount> Legs, IReadOnlyList<Sent> Sent, Suppression? Example)
{
    /// <summary>Whether publishing, the delivery log and the receivers tell the same story.</summary>
    public bool IsBalanced => Balance.Holds(Tally, Legs, Sent);

    /// <summary>How many legs of a channel stand at an outcome.</summary>
    public long Count(string channel, Outcome outcome) => Legs
        .Where(legs => legs.Outcome == outcome && Notifications.Channels.GetValueOrDefault(legs.Endpoint) == channel)
        .Sum(legs => legs.Count);
}
