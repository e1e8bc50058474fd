using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Notification.Sdk.Settings.Keys;

/// <summary>Walks a section along a schema, and writes down key, fault and mend of what does not fit. Values may be secrets: none is
/// repeated.</summary>
internal sealed class KeyWalk
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The section of the options. Below it others may have sections of their own, but not under a name that is almost one of
    /// ours.</summary>
    public void Root(JsonElement node, IConfiguration section)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (Find(node, child.Key) is { } property)
            {
                if (!property.TryGetProperty("$comment", out _))
                {
                    Visit(property, child);
                }
            }
            else if (child.Value is not null || Near(node, child.Key) is not null)
            {
                Unknown(node, child);
            }
        }
    }

    private void Visit(JsonElement node, IConfigurationSection section)
    {
        bool isObject = node.TryGetProperty("properties", out _) | node.TryGetProperty("additionalProperties", out JsonElement rest);
        if (isObject || node.TryGetProperty("items", out rest))
        {
            Children(node, rest, isObject, section);
        }
        else if (section.GetChildren().Any())
        {
            Add(section, "it has keys below it, but is one value. Write the value here; a name with several parts is written with dots.");
        }
        else if (section.Value is { } value && KeyForm.Mend(node, value) is { } mend)
        {
            Add(section, mend);
        }
    }

    private void Children(JsonElement node, JsonElement rest, bool isObject, IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value) && !section.GetChildren().Any())
        {
            Add(section, isObject ? "it is one value, but has keys below it. Write { \"key\": … }." : "it is one value, but is a list. Write [ … ].");
        }

        foreach (IConfigurationSection child in section.GetChildren())
        {
            if ((isObject ? Find(node, child.Key) : null) is { } property)
            {
                Visit(property, child);
            }
            else if (rest.ValueKind == JsonValueKind.Object)
            {
                Visit(rest, child);
            }
            else
            {
                Unknown(node, child);
            }
        }
    }

    private void Unknown(JsonElement node, IConfigurationSection section) => Add(
        section,
        Near(node, section.Key) is { } near
            ? $"there is no such key. Is '{near}' meant?"
            : $"there is no such key. Use one of {string.Join(", ", Names(node).Order(StringComparer.Ordinal))}.");

    private static JsonElement? Find(JsonElement node, string key) =>
        Names(node).FirstOrDefault(name => name.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } known
            ? node.GetProperty("properties").GetProperty(known)
            : null;

    private static string? Near(JsonElement node, string key) => NearName.Of(key, Names(node));

    private static IEnumerable<string> Names(JsonElement node) =>
        node.TryGetProperty("properties", out JsonElement properties) ? properties.EnumerateObject().Select(property => property.Name) : [];

    private void Add(IConfigurationSection section, string faultAndMend) => _faults.Add($"{section.Path}: {faultAndMend}");
}
