using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notification.Sdk.Events;

/// <summary>The one JSON form of events: what webhooks send and stores keep. Properties are camel-case, enumerations are
/// words, absent values are left out. Lone surrogates become U+FFFD. Thread-safe.</summary>
public static class SecurityEventJson
{
    /// <summary>Writes an event.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="securityEvent">The event.</param>
    public static void Write(Utf8JsonWriter writer, SecurityEvent securityEvent) =>
        JsonSerializer.Serialize(writer, securityEvent, EventJsonContext.Default.SecurityEvent);

    /// <summary>The event as UTF-8 JSON.</summary>
    /// <param name="securityEvent">The event.</param>
    public static byte[] ToUtf8(SecurityEvent securityEvent) =>
        JsonSerializer.SerializeToUtf8Bytes(securityEvent, EventJsonContext.Default.SecurityEvent);

    /// <summary>Reads an event, what <see cref="ToUtf8"/> gave or what somebody wrote by hand: a property that is left out has its
    /// default, an event without an id gets one.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <exception cref="JsonException">The text is not an event.</exception>
    public static SecurityEvent FromUtf8(ReadOnlySpan<byte> utf8) =>
        JsonText.Read(utf8, EventJsonContext.Default.SecurityEvent, "a security event");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SecurityEvent))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
