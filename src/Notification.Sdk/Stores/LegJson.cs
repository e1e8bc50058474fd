using System.Text.Json;
using System.Text.Json.Serialization;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Stores;

/// <summary>The one JSON form of legs, for stores that keep them as text. Rows outlive deployments: what an earlier version wrote is
/// read for ever, and properties that this version does not know are passed over. Thread-safe.</summary>
public static class LegJson
{
    /// <summary>The leg as UTF-8 JSON. Holds the event's text, and in a farewell an endpoint with its secrets.</summary>
    /// <param name="leg">The leg.</param>
    public static byte[] ToUtf8(Leg leg) => JsonSerializer.SerializeToUtf8Bytes(leg, LegJsonContext.Default.Leg);

    /// <summary>Reads a leg back.</summary>
    /// <param name="utf8">What <see cref="ToUtf8"/> gave.</param>
    /// <exception cref="JsonException">The text is not a leg.</exception>
    public static Leg FromUtf8(ReadOnlySpan<byte> utf8) =>
        JsonText.Read(utf8, LegJsonContext.Default.Leg, "a leg");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Leg))]
[JsonSerializable(typeof(Endpoint))]
internal sealed partial class LegJsonContext : JsonSerializerContext;
