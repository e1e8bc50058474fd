using Notification.Sdk;
using Notification.Sdk.Events;

namespace Quickstart;

/// <summary>An event that was not sent, and why.</summary>
/// <param name="Event">The event.</param>
/// <param name="Why">Gate by gate.</param>
internal sealed record Suppression(SecurityEvent Event, Explanation Why)
{
    /// <summary>Whether a result tells more than the example at hand: an alert that was held back tells more than one
    /// of the many failed logons.</summary>
    public static bool IsBetter(in PublishResult result, Suppression? than) =>
        !result.IsAccepted && (than is null || (than.Why.Result.Rule == Rules.Verdict && result.Rule != Rules.Verdict));
}
