using Notification.Sdk.Packaging.Tests.Feed;

namespace Notification.Sdk.Packaging.Tests.Snippets;

/// <summary>Every piece of C# on a page stands so in code that is compiled here, or compiles against the packages.</summary>
[Collection(PackedFeed.Name)]
public sealed class SnippetTests(PackedFeed feed)
{
    [Fact]
    public async Task Every_snippet_compiles()
    {
        string[][] compiled = [.. Repository.Files("*.cs").Select(file => Snippet.LinesOf(File.ReadAllText(file)).ToArray())];
        Snippet[] all = [.. Snippet.All().Where(snippet => !IsNotHere(snippet))];
        Snippet[] alone = [.. all.Where(snippet => !Array.Exists(compiled, file => Snippet.LinesOf(snippet.Code).All(file.Contains)))];
        Assert.InRange(all.Length, 40, 400);

        string folder = await feed.MakeAsync(
            "Snippets",
            "Microsoft.NET.Sdk.Web",
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Snippets", "Around.txt")),
            [.. Repository.Packages.Except(["Notification.Sdk.Reports.Fonts"]), "SQLitePCLRaw.bundle_e_sqlite3/2.0.6", "xunit/2.9.3"]);
        for (int i = 0; i < alone.Length; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"Snippet{i}.cs"), alone[i].ToFile(i));
        }

        // What a snippet leaves to the reader to use is no fault.
        await feed.DotnetAsync(folder, "build -v quiet -nologo -p:TreatWarningsAsErrors=false -p:NoWarn=CS0219%3BCS0649%3BCS1998");
    }

    // A test of its own does all of the first page; the others need packages that not every feed carries.
    private static bool IsNotHere(Snippet snippet) =>
        snippet.Page.EndsWith("getting-started.md", StringComparison.Ordinal)
        || snippet.Page.EndsWith("email-mailkit.md", StringComparison.Ordinal)
        || snippet.Code.Contains("AddStandardResilienceHandler", StringComparison.Ordinal);
}
