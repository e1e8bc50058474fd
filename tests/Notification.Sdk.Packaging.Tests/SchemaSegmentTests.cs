using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notification.Sdk.Packaging.Tests.Feed;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>What an editor asks a project for, to complete its <c>appsettings.json</c>.</summary>
[Collection(PackedFeed.Name)]
public sealed class SchemaSegmentTests(PackedFeed feed)
{
    [Fact]
    public async Task A_project_is_told_of_the_schema_of_each_package_it_uses_directly_or_not()
    {
        string folder = await feed.MakeAsync("Editor", "Microsoft.NET.Sdk", "", "Notification.Sdk.Email");
        await feed.DotnetAsync(folder, "restore");

        JsonNode answer = JsonNode.Parse(await feed.DotnetAsync(folder, "msbuild -getItem:JsonSchemaSegment -nologo"))!;

        List<JsonNode> segments = [.. answer["Items"]!["JsonSchemaSegment"]!.AsArray().Select(item => item!)];
        Assert.Equal(2, segments.Count);
        Assert.All(segments, segment => Assert.Matches(new Regex("^" + (string)segment["FilePathPattern"]! + "$"), "appsettings.Production.json"));
        List<JsonNode> sections =
        [
            .. segments.Select(segment => JsonNode.Parse(File.ReadAllText((string)segment["FullPath"]!))!["properties"]!["SecurityNotifications"]!),
        ];
        Assert.Single(sections, section => section["properties"]!["TimeZone"] is not null);
        Assert.Single(sections, section => section["properties"]!["Email"]?["properties"]?["Smtp"] is not null);
    }

    [Fact]
    public void Every_package_with_settings_carries_their_schema() => Assert.All(
        Repository.Packages.Where(package => File.Exists(Path.Combine(Repository.Root, "src", package, "ConfigurationSchema.json"))),
        package =>
        {
            using ZipArchive archive = feed.Open(package);
            Assert.Single(archive.Entries, entry => entry.FullName == "ConfigurationSchema.json");
            Assert.Single(archive.Entries, entry => entry.FullName == $"buildTransitive/{package}.targets");
        });
}
