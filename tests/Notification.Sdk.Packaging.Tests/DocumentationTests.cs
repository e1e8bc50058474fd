using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>Documentation that says something. That every public member has some is the compiler's own check.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_member_is_told_in_words_of_its_own(string package)
    {
        var file = XDocument.Load(Path.Combine(AppContext.BaseDirectory, package + ".xml"));
        List<string> silent =
        [
            .. from member in file.Descendants("member")
               let name = (string)member.Attribute("name")!
               where member.Element("inheritdoc") is null && !SaysSomething(name, member.Element("summary"))
               select name,
        ];
        Assert.Empty(silent);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_tag_is_empty(string package)
    {
        var file = XDocument.Load(Path.Combine(AppContext.BaseDirectory, package + ".xml"));
        Assert.Empty(
            from tag in file.Descendants().Where(tag => tag.Name.LocalName is "summary" or "param" or "returns" or "exception" or "remarks")
            where string.IsNullOrWhiteSpace(Words(tag))
            select $"{(string?)tag.Parent?.Attribute("name")}: <{tag.Name}>");
    }

    private static bool SaysSomething(string member, XElement? summary)
    {
        string words = Words(summary);
        string plain = Letters().Replace(words, "");
        string name = Letters().Replace(member.Split('(')[0].Split('.')[^1], "");
        return words.Contains(' ', StringComparison.Ordinal) && !plain.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static string Words(XElement? element) => element is null ? "" : string.Concat(element.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } link =>
            link.Attributes().First().Value.Split('.')[^1],
        _ => "",
    })).Trim();

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex Letters();
}
