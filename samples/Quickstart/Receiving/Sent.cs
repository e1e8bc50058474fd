using Notification.Sdk.Events;

namespace Quickstart.Receiving;

/// <summary>One notification, as its receiver saw it.</summary>
internal sealed record Sent(
    DateTimeOffset Time, string Topic, Severity Severity, string Channel, string Endpoint, string Kind, string Title)
{
    /// <summary>Puts notifications into an order that does not hang on threads.</summary>
    public static IEnumerable<Sent> InOrder(IEnumerable<Sent> sent) => sent
        .OrderBy(one => one.Time)
        .ThenBy(one => one.Topic, StringComparer.Ordinal)
        .ThenBy(one => one.Endpoint, StringComparer.Ordinal)
        .ThenBy(one => one.Title, StringComparer.Ordinal)
        .ThenBy(one => one.Kind, StringComparer.Ordinal)
        .ThenBy(one => one.Severity);
}
