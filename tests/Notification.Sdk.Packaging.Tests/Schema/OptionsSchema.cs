using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Notification.Sdk.Packaging.Tests.Schema;

/// <summary>A JSON schema of an options type, with its doc comments, as editors use it to complete and check <c>appsettings.json</c>.</summary>
internal static class OptionsSchema
{
    private const string Span = @"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$";

    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    public static JsonNode Of(Type type)
    {
        JsonNode schema = JsonSchemaExporter.GetJsonSchemaAsNode(Options, type, Exporting);
        Resolve(schema, schema);
        return schema;
    }

    // A type that was met before is a reference from the root of its own schema, which becomes a part of another.
    private static void Resolve(JsonNode root, JsonNode? node)
    {
        if (node is JsonArray list)
        {
            list.ToList().ForEach(item => Resolve(root, item));
        }
        else if (node is JsonObject known)
        {
            if (known.Remove("$ref", out JsonNode? reference))
            {
                foreach ((string name, JsonNode? value) in (JsonObject)Target(root, (string)reference!))
                {
                    known[name] ??= value?.DeepClone();
                }
            }

            known.ToList().ForEach(property => Resolve(root, property.Value));
        }
    }

    private static JsonNode Target(JsonNode root, string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (node, name) => node[name]!);

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        JsonObject node = type == typeof(TimeSpan) ? new JsonObject { ["type"] = "string", ["pattern"] = Span }
            : type.IsEnum && type.IsDefined(typeof(FlagsAttribute)) ? Flags(type)
            : type.IsEnum ? Words(type)
            : typeof(Delegate).IsAssignableFrom(type) || schema is not JsonObject known ? new JsonObject()
            : known;
        node.Remove("default");
        if (context.PropertyInfo?.AttributeProvider is not MemberInfo member)
        {
            return node;
        }

        Range(member, node);
        if (XmlDocs.Summary(member) is { Length: > 0 } words)
        {
            node["description"] = words;
        }

        return node;
    }

    private static JsonObject Words(Type type) =>
        new() { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)name)]) };

    private static JsonObject Flags(Type type)
    {
        string word = $"({string.Join('|', Enum.GetNames(type))})";
        return new JsonObject { ["anyOf"] = new JsonArray(Words(type), new JsonObject { ["pattern"] = $"^{word}(, *{word})*$" }) };
    }

    private static void Range(MemberInfo member, JsonObject node)
    {
        if (member.GetCustomAttribute<RangeAttribute>() is { Minimum: int or double } range)
        {
            node["minimum"] = JsonValue.Create(Convert.ToDouble(range.Minimum, System.Globalization.CultureInfo.InvariantCulture));
            node["maximum"] = JsonValue.Create(Convert.ToDouble(range.Maximum, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
