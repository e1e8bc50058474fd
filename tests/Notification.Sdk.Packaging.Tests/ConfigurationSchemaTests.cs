using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notification.Sdk.Packaging.Tests.Schema;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>The schema of a package's settings stands beside it, made of the options' own doc comments. After a change that is meant, run the
/// tests once with <c>UPDATE_SCHEMAS=1</c>.</summary>
public sealed class ConfigurationSchemaTests
{
    private const string Root = "SecurityNotifications";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The package, the section below the root that its documents give, and the options.</summary>
    private static readonly (string Package, string Section, string Options)[] Sections =
    [
        ("Notification.Sdk", "", "Notification.Sdk.SecurityNotificationsOptions"),
        ("Notification.Sdk.Email", "Email", "Notification.Sdk.Email.EmailOptions"),
        ("Notification.Sdk.Sms", "Sms", "Notification.Sdk.Sms.SmsOptions"),
        ("Notification.Sdk.Sms", "Sms:AlibabaCloud", "Notification.Sdk.Sms.AlibabaCloudSmsOptions"),
        ("Notification.Sdk.Sms", "Sms:Twilio", "Notification.Sdk.Sms.TwilioSmsOptions"),
        ("Notification.Sdk.Sms", "Sms:Kannel", "Notification.Sdk.Sms.KannelSmsOptions"),
        ("Notification.Sdk.DingTalk", "DingTalk", "Notification.Sdk.DingTalk.DingTalkOptions"),
        ("Notification.Sdk.Webhook", "Webhook", "Notification.Sdk.Webhook.WebhookOptions"),
        ("Notification.Sdk.Reports", "Reports", "Notification.Sdk.Reports.PdfReportOptions"),
        ("Notification.Sdk.Storage.Sqlite", "Sqlite", "Notification.Sdk.Storage.Sqlite.SqliteStorageOptions"),
        ("Notification.Sdk.Storage.PostgreSql", "PostgreSql", "Notification.Sdk.Storage.PostgreSql.PostgreSqlStorageOptions"),
    ];

    public static TheoryData<string> Packages => [.. Sections.Select(section => section.Package).Distinct()];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_carries_the_schema_of_its_settings(string package) =>
        Check(Path.Combine("src", package, "ConfigurationSchema.json"), new JsonObject(), Sections.Where(section => section.Package == package));

    [Fact]
    public void The_whole_section_has_a_schema_in_the_documents() => Check(
        Path.Combine("docs", "configuration.schema.json"),
        new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#" },
        Sections);

    [Fact]
    public void Every_options_type_has_a_section() => Assert.Empty(
        from package in Sections.Select(section => section.Package).Distinct()
        from type in Assembly.Load(package).GetExportedTypes()
        where type.Name.EndsWith("Options", StringComparison.Ordinal) && !Sections.Any(section => section.Options == type.FullName)
        where !IsPart(type)
        select type.FullName);

    // Options within options, such as the SMTP server of e-mail.
    private static bool IsPart(Type type) => Sections.Select(section => Assembly.Load(section.Package).GetType(section.Options)!)
        .Any(options => options.GetProperties().Any(property => property.PropertyType == type));

    [Fact]
    public void Every_key_stands_on_a_page() => Compare(
        Path.Combine("docs", "configuration-keys.md"), KeyPage.Of(Schema(new JsonObject(), Sections)["properties"]![Root]!));

    private static void Check(string file, JsonObject schema, IEnumerable<(string Package, string Section, string Options)> sections) =>
        Compare(file, Schema(schema, sections).ToJsonString(Indented) + "\n");

    private static JsonObject Schema(JsonObject schema, IEnumerable<(string Package, string Section, string Options)> sections)
    {
        schema["type"] = "object";
        schema["properties"] = new JsonObject();
        foreach ((string package, string section, string options) in sections)
        {
            JsonNode own = OptionsSchema.Of(Assembly.Load(package).GetType(options)!);
            own["$comment"] = options;
            Place(schema, [Root, .. section.Split(':', StringSplitOptions.RemoveEmptyEntries)], own);
        }

        return schema;
    }

    private static void Compare(string file, string actual)
    {
        string path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMAS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == actual,
            $"{file} is not what the options say: run the tests once with UPDATE_SCHEMAS=1.");
    }

    private static void Place(JsonObject schema, string[] path, JsonNode options)
    {
        foreach (string name in path[..^1])
        {
            var properties = (JsonObject)schema["properties"]!;
            schema = (JsonObject)(properties[name] ??= new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() });
        }

        var parent = (JsonObject)(schema["properties"] ??= new JsonObject());
        if (parent[path[^1]] is JsonObject known)
        {
            foreach ((string name, JsonNode? property) in (JsonObject)options["properties"]!)
            {
                ((JsonObject)known["properties"]!)[name] ??= property?.DeepClone();
            }

            return;
        }

        parent[path[^1]] = options;
    }
}
