using System.Text;
using System.Text.Json.Nodes;

namespace Notification.Sdk.Packaging.Tests.Schema;

/// <summary>Every key of the configuration as a page of tables, made of the schema.</summary>
internal static class KeyPage
{
    public static string Of(JsonNode section)
    {
        var page = new StringBuilder("""
            # Every key of the configuration

            Made of the doc comments of the options, as is the [schema](configuration.schema.json); [configuration](configuration.md) explains what belongs together. `<name>` is a
            name of your choice, `<n>` a number from 0 on. All keys stand below `SecurityNotifications`.

            ## General

            """.ReplaceLineEndings("\n"));
        JsonObject properties = section["properties"]!.AsObject();
        Table(page, properties.Where(property => !IsDeep(property.Value!)).SelectMany(property => Rows(property.Key, property.Value!)));
        foreach ((string name, JsonNode? node) in properties.Where(property => IsDeep(property.Value!)))
        {
            page.Append("\n## ").Append(name).Append('\n');
            if ((string?)node!["description"] is { } words)
            {
                page.Append('\n').Append(words).Append('\n');
            }

            Table(page, Below(name, node));
        }

        return page.ToString();
    }

    private static void Table(StringBuilder page, IEnumerable<(string Key, string Form, string Meaning)> rows)
    {
        page.Append("\n| key | form | meaning |\n|---|---|---|\n");
        foreach ((string key, string form, string meaning) in rows)
        {
            page.Append("| `").Append(key).Append("` | ").Append(form).Append(" | ").Append(meaning.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }
    }

    private static IEnumerable<(string Key, string Form, string Meaning)> Rows(string key, JsonNode node) => IsDeep(node)
        ? Below(key, node)
        : [(node["items"] is null ? key : key + ":<n>", Form(node["items"] ?? node), (string?)node["description"] ?? "")];

    private static IEnumerable<(string Key, string Form, string Meaning)> Below(string key, JsonNode node)
    {
        (string suffix, JsonNode inner) = node["additionalProperties"] is { } named ? (":<name>", named)
            : node["items"] is { } item ? (":<n>", item)
            : ("", node);
        return inner["properties"] is JsonObject properties
            ? properties.SelectMany(property => Rows($"{key}{suffix}:{property.Key}", property.Value!))
            : [(key + suffix, Form(inner), (string?)node["description"] ?? "")];
    }

    private static bool IsDeep(JsonNode node) =>
        node["properties"] is not null || node["additionalProperties"] is not null || node["items"]?["properties"] is not null;

    private static string Form(JsonNode node)
    {
        string type = node["type"]?.ToJsonString() ?? "";
        return node["enum"] is JsonArray words ? Words(words)
            : node["anyOf"] is JsonArray forms ? Words(forms[0]!["enum"]!.AsArray()) + "; several with commas"
            : node["pattern"] is not null ? "span of time"
            : node["format"] is not null ? "instant"
            : type.Contains("integer", StringComparison.Ordinal) || type.Contains("number", StringComparison.Ordinal) ? "number"
            : type.Contains("boolean", StringComparison.Ordinal) ? "`true` or `false`"
            : type.Length == 0 ? "in code only"
            : "text";
    }

    private static string Words(JsonArray words) => string.Join(", ", words.Select(word => $"`{word}`"));
}
