using System.Text.RegularExpressions;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>The repository speaks of the product alone.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] TopLevel =
    [
        ".ci", ".config", ".editorconfig", ".gitattributes", ".github", ".gitignore", "Directory.Build.props", "LICENSE", "Notification.Sdk.sln",
        "README.md", "benchmarks", "docs", "nuget.config", "samples", "src", "tests",
    ];

    [Fact]
    public void The_top_level_is_closed() => Assert.Empty(
        Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName)
            .Except([.. TopLevel, ".git", "artifacts", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"]));

    [Fact]
    public void No_text_names_a_machine_or_leaves_work_undone() => Assert.Empty(
        from pattern in new[] { "*.cs", "*.md", "*.csproj", "*.props", "*.json", "*.mjs", "*.resx", "*.sh", "*.config" }
        from file in Repository.Files(pattern)
        where !file.EndsWith("RepositoryTests.cs", StringComparison.Ordinal) && !file.EndsWith("RoomTests.cs", StringComparison.Ordinal)
        from Match word in Unwanted().Matches(File.ReadAllText(file))
        select $"{Repository.Relative(file)}: {word.Value}");

    [GeneratedRegex(@"/(root|work|home/\w+)/[\w.]|[A-Z]:\\Users\\|\b(TODO|FIXME|HACK)\b|in a real system|Skip = """)]
    private static partial Regex Unwanted();
}
