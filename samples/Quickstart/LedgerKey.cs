using Notification.Sdk;

namespace Quickstart;

/// <summary>An account of the ledger: legs of a topic to an endpoint that came to the same end.</summary>
internal readonly record struct LedgerKey(string Topic, string Endpoint, Outcome Outcome, string Rule)
{
    /// <summary>Where a leg must end, by what publishing answered.</summary>
    public static LedgerKey Of(string topic, LegResult leg) => leg.Outcome == Outcome.Waiting
        ? Done(topic, leg.Endpoint)
        : new LedgerKey(topic, leg.Endpoint, leg.Outcome, leg.Rule ?? "");

    /// <summary>Where legs ended, by the delivery log.</summary>
    public static LedgerKey Of(OutcomeCount count) =>
        count.Outcome is Outcome.Delivered or Outcome.Folded or Outcome.DeadLettered
            ? Done(count.Topic, count.Endpoint)
            : new LedgerKey(count.Topic, count.Endpoint, count.Outcome, count.Rule);

    /// <summary>What was accepted is done when it was sent, alone or in a digest, or became a dead letter.</summary>
    public static LedgerKey Done(string topic, string endpoint) => new(topic, endpoint, Outcome.Delivered, "");
}
