using System.Text.Json;
using System.Text.Json.Serialization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>The one JSON form of findings and of editions of reports, for stores that keep them as text. Rows outlive deployments: what an
/// earlier version wrote is read for ever, and properties that this version does not know are passed over. Thread-safe.</summary>
public static class FindingJson
{
    /// <summary>The finding as UTF-8 JSON. Holds the event's text.</summary>
    /// <param name="finding">The finding.</param>
    public static byte[] ToUtf8(Finding finding) =>
        JsonSerializer.SerializeToUtf8Bytes(finding, FindingJsonContext.Default.Finding);

    /// <summary>The edition as UTF-8 JSON, its documents in Base64.</summary>
    /// <param name="edition">The edition.</param>
    public static byte[] ToUtf8(ReportEdition edition) =>
        JsonSerializer.SerializeToUtf8Bytes(edition, FindingJsonContext.Default.ReportEdition);

    /// <summary>Reads a finding back.</summary>
    /// <param name="utf8">What <see cref="ToUtf8(Finding)"/> gave.</param>
    /// <exception cref="JsonException">The text is not a finding.</exception>
    public static Finding FindingFromUtf8(ReadOnlySpan<byte> utf8) =>
        JsonText.Read(utf8, FindingJsonContext.Default.Finding, "a finding");

    /// <summary>Reads an edition back.</summary>
    /// <param name="utf8">What <see cref="ToUtf8(ReportEdition)"/> gave.</param>
    /// <exception cref="JsonException">The text is not an edition.</exception>
    public static ReportEdition EditionFromUtf8(ReadOnlySpan<byte> utf8) =>
        JsonText.Read(utf8, FindingJsonContext.Default.ReportEdition, "an edition");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(ReportEdition))]
internal sealed partial class FindingJsonContext : JsonSerializerContext;
