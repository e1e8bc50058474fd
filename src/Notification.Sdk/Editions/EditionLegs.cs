using Notification.Sdk.Admission;
using Notification.Sdk.Events;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Editions;

/// <summary>The rows of the outbox that stand for editions. The id of one follows from what it is, so whoever appends it, on whichever node and
/// however often, it is there once.</summary>
internal static class EditionLegs
{
    /// <summary>The leg of an edition; null when the window never opens for it.</summary>
    public static Leg? Of(string tenant, CompiledTopic topic, string endpoint, DateTimeOffset due, DateTimeOffset now) =>
        due < DateTimeOffset.MaxValue && topic.NextOpening(due) is { } opening
            ? new Leg
            {
                Id = "r-" + Fingerprint.Of("edition", tenant, topic.Name, endpoint, $"{due.UtcTicks}"),
                Tenant = tenant,
                Endpoint = endpoint,
                Topic = topic.Name,
                Kind = DeliveryKind.Report,
                DueAt = opening,
                GroupKey = Timing.Report,
                AcceptedAt = now,
            }
            : null;

    /// <summary>Whether a leg stands for an edition, and not for an event that goes into one.</summary>
    public static bool IsEdition(Leg leg) => leg is { Kind: DeliveryKind.Report, Event: null };
}
