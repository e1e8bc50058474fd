using System.Text.RegularExpressions;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>Every link within the repository leads somewhere, anchors too.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_of_the_documents_resolves() => Assert.Empty(
        from page in Repository.Files("*.md")
        from Match link in Link().Matches(Fence().Replace(File.ReadAllText(page), ""))
        let target = link.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        where !Resolves(page, target)
        select $"{Repository.Relative(page)}: {target}");

    [Fact]
    public void Every_document_is_reached_from_the_readme()
    {
        HashSet<string> seen = [];
        Follow(Path.Combine(Repository.Root, "README.md"), seen);
        Assert.Empty(
            from page in Repository.Files("*.md")
            where !page.Contains("/decisions/", StringComparison.Ordinal) && !page.Contains("/.github/", StringComparison.Ordinal)
            where !seen.Contains(page)
            select Repository.Relative(page));
    }

    private static void Follow(string page, HashSet<string> seen)
    {
        if (!seen.Add(page))
        {
            return;
        }

        foreach (Match link in Link().Matches(Fence().Replace(File.ReadAllText(page), "")))
        {
            string target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value.Split('#')[0]));
            if (target.EndsWith(".md", StringComparison.Ordinal) && File.Exists(target))
            {
                Follow(target, seen);
            }
        }
    }

    private static bool Resolves(string page, string target)
    {
        string[] parts = target.Split('#', 2);
        string path = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
        return (File.Exists(path) || Directory.Exists(path))
            && (parts.Length == 1 || (path.EndsWith(".md", StringComparison.Ordinal) && Anchors(path).Contains(parts[1])));
    }

    private static IEnumerable<string> Anchors(string page) =>
        from Match heading in Heading().Matches(Fence().Replace(File.ReadAllText(page), ""))
        select NotInAnchors().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
