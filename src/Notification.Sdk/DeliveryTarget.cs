using System.Globalization;

namespace Notification.Sdk;

/// <summary>Where a delivery goes. Immutable; the same object for every delivery to an endpoint until its settings change, so that
/// a channel may keep what it has read of it. May hold secrets: it has no text form.</summary>
public sealed class DeliveryTarget
{
    /// <summary>Whose endpoint it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The endpoint's name.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The channel's name.</summary>
    public required string Channel { get; init; }

    /// <summary>Where to, in the channel's own form.</summary>
    public required string Address { get; init; }

    /// <summary>What the channel needs beside the address. Keys are compared without case.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The language of the message.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>The zone in which times are written.</summary>
    public required TimeZoneInfo TimeZone { get; init; }
}
