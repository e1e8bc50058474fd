using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Notification.Sdk.Packaging.Tests.Feed;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>What is in the packages.</summary>
[Collection(PackedFeed.Name)]
public sealed partial class PackageTests(PackedFeed feed)
{
    [Fact]
    public void Every_package_carries_what_a_person_looks_for() => Assert.All(Repository.Packages, package =>
    {
        using ZipArchive archive = feed.Open(package);
        string[] entries = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Contains("README.md", entries);
        Assert.Contains("icon.png", entries);
        Assert.Contains($"lib/net10.0/{package}.dll", entries);
        Assert.Contains($"lib/net10.0/{package}.xml", entries);

        XElement specification = feed.Specification(package);
        Assert.StartsWith("MIT", (string)specification.Element("license")!, StringComparison.Ordinal);
        Assert.Equal("icon.png", (string)specification.Element("icon")!);
        Assert.True(((string)specification.Element("description")!).Length > 60);
        Assert.Single(Directory.EnumerateFiles(feed.Folder, $"{package}.{feed.Version}.snupkg"));
    });

    [Fact]
    public void The_core_needs_only_abstractions_of_the_platform() => Assert.All(
        Dependencies("Notification.Sdk"), dependency => Assert.Matches(Abstractions(), dependency));

    [Fact]
    public void Every_dependency_stands_in_the_list_with_its_licence()
    {
        string list = File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md"));
        Assert.All(
            Repository.Packages.SelectMany(Dependencies).Distinct().Where(id => !id.StartsWith("Notification.Sdk", StringComparison.Ordinal)),
            id => Assert.Contains($"| `{id}` |", list, StringComparison.Ordinal));
    }

    private IEnumerable<string> Dependencies(string package) =>
        feed.Specification(package).Descendants("dependency").Select(dependency => (string)dependency.Attribute("id")!);

    [GeneratedRegex(@"^Microsoft\.Extensions\.([\w.]+\.)?(Abstractions|Options|Options\.ConfigurationExtensions)$")]
    private static partial Regex Abstractions();
}
