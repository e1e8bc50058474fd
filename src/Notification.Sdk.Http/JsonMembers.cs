using System.Text.Json;

namespace Notification.Sdk.Http;

/// <summary>The members of the JSON object that an answer may be. What is no object has none; what is no text of a language, such as half of a
/// surrogate pair, is absent. Nothing that a stranger answers makes it throw.</summary>
internal readonly struct JsonMembers
{
    private readonly JsonElement _object;

    private JsonMembers(JsonElement root) => _object = root;

    public static JsonMembers Of(HttpAnswer answer)
    {
        try
        {
            // By way of a string, in which bytes that are not UTF-8 are replaced.
            using var document = JsonDocument.Parse(answer.ReadText());
            return document.RootElement.ValueKind == JsonValueKind.Object ? new(document.RootElement.Clone()) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public string? Text(string name) =>
        Find(name, static value => value.ValueKind == JsonValueKind.String ? value.GetString() : null);

    public long? Number(string name) =>
        Find(name, static value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : (long?)null);

    private T? Find<T>(string name, Func<JsonElement, T?> read)
    {
        try
        {
            return _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out JsonElement value) ? read(value) : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
