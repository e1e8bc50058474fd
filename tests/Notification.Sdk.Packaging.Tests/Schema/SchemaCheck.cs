using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notification.Sdk.Packaging.Tests.Schema;

/// <summary>What an editor would underline: keys that a schema does not know, words and forms that it does not allow.</summary>
internal static class SchemaCheck
{
    public static IEnumerable<string> Faults(JsonNode schema, JsonNode? value, string path = "") => value switch
    {
        JsonObject known => known.SelectMany(property => Property(schema, property.Key, property.Value, $"{path}:{property.Key}")),
        JsonArray list when schema["items"] is { } items => list.SelectMany((item, index) => Faults(items, item, $"{path}:{index}")),
        JsonArray => [$"{path} is no list"],
        JsonValue word => Word(schema, word, path),
        _ => [],
    };

    private static IEnumerable<string> Property(JsonNode schema, string name, JsonNode? value, string path) =>
        (schema["properties"]?[name] ?? schema["additionalProperties"]) is { } property ? Faults(property, value, path) : [$"{path} is not known"];

    private static IEnumerable<string> Word(JsonNode schema, JsonValue value, string path)
    {
        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            yield return $"{path} is no word of the list";
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch(value.ToString(), (string)pattern!))
        {
            yield return $"{path} is not in form";
        }

        string type = value.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => "integer",
            _ => "boolean",
        };
        if (schema["type"] is { } types && !types.ToJsonString().Contains(type, StringComparison.Ordinal)
            && !(type == "integer" && types.ToJsonString().Contains("number", StringComparison.Ordinal)))
        {
            yield return $"{path} is no {types.ToJsonString()}";
        }
    }
}
