using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notification.Sdk.Packaging.Tests.Schema;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>The schema of the whole section, tried on what the documents show and the samples use.</summary>
public sealed partial class SchemaUseTests
{
    private static readonly JsonNode Section =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.schema.json")))!["properties"]!["SecurityNotifications"]!;

    public static TheoryData<string, string> Configurations
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (string page in Repository.Files("*.md"))
            {
                foreach (Match block in Block().Matches(File.ReadAllText(page)))
                {
                    all.Add(Repository.Relative(page), block.Groups[1].Value);
                }
            }

            foreach (string file in Repository.Files("appsettings*.json"))
            {
                all.Add(Repository.Relative(file), File.ReadAllText(file));
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void An_editor_underlines_nothing_in_a_configuration_that_is_right(string file, string json)
    {
        _ = file;
        Assert.Empty(SchemaCheck.Faults(Section, JsonNode.Parse(json)!["SecurityNotifications"]));
    }

    [Theory]
    [InlineData("""{ "Endpoint": {} }""", ":Endpoint is not known")]
    [InlineData("""{ "Topics": { "alerts": { "Mode": "Realtime" } } }""", ":Topics:alerts:Mode is no word of the list")]
    [InlineData("""{ "AttemptTimeout": "30" }""", ":AttemptTimeout is not in form")]
    [InlineData("""{ "Throttles": [ { "Limit": "5" } ] }""", ":Throttles:0:Limit is no")]
    [InlineData("""{ "Email": { "Smtp": { "Server": "x" } } }""", ":Email:Smtp:Server is not known")]
    public void An_editor_underlines_what_is_wrong(string json, string fault) =>
        Assert.StartsWith(fault, Assert.Single(SchemaCheck.Faults(Section, JsonNode.Parse(json))), StringComparison.Ordinal);

    [GeneratedRegex(@"```json\s*(\{\s*""SecurityNotifications"".*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
