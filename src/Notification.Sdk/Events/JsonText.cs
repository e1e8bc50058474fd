using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Notification.Sdk.Events;

/// <summary>Reads kept or foreign JSON, so that every kind of harm is one exception.</summary>
internal static class JsonText
{
    /// <summary>The value.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="form">Its form.</param>
    /// <param name="noun">What it should be, for the error message.</param>
    /// <exception cref="JsonException">It is not.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> form, string noun)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, form) ?? throw new JsonException($"The JSON text is null, not {noun}.");
        }
        catch (NotSupportedException fault)
        {
            // So the serializer calls evidence that does not say of which type it is.
            throw new JsonException($"The JSON text is not {noun}: {fault.Message}", fault);
        }
    }
}
