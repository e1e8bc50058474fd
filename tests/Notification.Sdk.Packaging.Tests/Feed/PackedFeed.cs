using System.IO.Compression;
using System.Xml.Linq;

namespace Notification.Sdk.Packaging.Tests.Feed;

/// <summary>All packages of the solution, packed into a folder as they would be published.</summary>
[CollectionDefinition(Name)]
public sealed class PackedFeed : IAsyncLifetime, ICollectionFixture<PackedFeed>
{
    public const string Name = "packages";

    public string Folder { get; } = Directory.CreateTempSubdirectory("packages-").FullName;

    /// <summary>A folder outside the tree, for projects that consume the packages.</summary>
    public string Outside { get; } = Directory.CreateTempSubdirectory("stranger-").FullName;

    public string Version { get; private set; } = "";

    /// <summary>What finds the packages without a word in a project. A package cache of its own: the version is the same as that of the last run, the content is not.</summary>
    public (string Name, string Value)[] Environment =>
    [
        ("RestoreAdditionalProjectSources", Folder), ("RestoreFallbackFolders", SharedPackages), ("NuGetAudit", "false"), ("NUGET_PACKAGES", Path.Combine(Outside, "cache")),
    ];

    public async Task InitializeAsync()
    {
        await Command.DotnetAsync(Repository.Root, $"pack Notification.Sdk.sln -c Release -nologo -v quiet -p:PackageOutputPath={Folder}");
        Version = (string)Specification(Repository.Packages.First()).Element("version")!;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Outside, recursive: true);
        return Task.CompletedTask;
    }

    public ZipArchive Open(string package) =>
        ZipFile.OpenRead(Directory.EnumerateFiles(Folder, $"{package}.*.nupkg")
            .Single(file => char.IsAsciiDigit(Path.GetFileName(file)[package.Length + 1])));

    /// <summary>The package's metadata, without its name space.</summary>
    public XElement Specification(string package)
    {
        using ZipArchive archive = Open(package);
        using Stream stream = archive.GetEntry(package + ".nuspec")!.Open();
        var document = XDocument.Load(stream);
        foreach (XElement element in document.Descendants())
        {
            element.Name = element.Name.LocalName;
        }

        return document.Root!.Element("metadata")!;
    }

    /// <summary>Makes a project outside the tree that references packages of this feed, runs it, and gives what it printed.</summary>
    public async Task<string> RunAsync(string name, string sdk, string program, params string[] references) =>
        await DotnetAsync(await MakeAsync(name, sdk, program, references), "run");

    /// <summary>A project outside the tree that references packages of this feed; gives its folder.</summary>
    public async Task<string> MakeAsync(string name, string sdk, string program, params string[] references)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Outside, name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);
        await File.WriteAllTextAsync(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references.Select(Reference))}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    public Task<string> DotnetAsync(string folder, string arguments) => Command.DotnetAsync(folder, arguments, Environment);

    private static string SharedPackages => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string Reference(string reference)
    {
        string[] parts = reference.Split('/');
        return $"""<PackageReference Include="{parts[0]}" Version="{(parts.Length > 1 ? parts[1] : Version)}" />""";
    }
}
