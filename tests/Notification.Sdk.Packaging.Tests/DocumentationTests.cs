using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Notification.Sdk.Packaging.Tests.Api;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>Documentation that says something.</summary>
public sealed partial class DocumentationTests
{
    private static readonly HashSet<string> Fillers =
        ["a", "an", "the", "of", "that", "this", "its", "is", "it", "to", "for", "and", "or", "in", "with", "get", "set", "make", "new", "say"];

    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_tag_is_empty(string package) => Assert.Empty(
        from tag in Documentation(package).Descendants()
        where tag.Name.LocalName is "summary" or "param" or "returns" or "exception" or "remarks"
        where string.IsNullOrWhiteSpace(Words(tag))
        select $"{(string?)tag.Parent?.Attribute("name")}: <{tag.Name}>");

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_public_member_is_told_in_more_words_than_its_name(string package)
    {
        var told = Documentation(package).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);
        MemberInfo[] members = [.. DocumentationId.Written(Assembly.Load(package))];
        Assert.NotEmpty(members);
        Assert.Empty(
            from member in members
            let id = DocumentationId.Of(member)
            let fault = told.TryGetValue(id, out XElement? text) ? Fault(member, text) : "nothing is told"
            where fault is not null
            select $"{id}: {fault}");
    }

    [Theory]
    [InlineData("The topic.", false)]
    [InlineData("A source port.", false)]
    [InlineData("Gets the port of the source.", false)]
    [InlineData("", false)]
    [InlineData("The source port, 0 to 65535.", true)]
    [InlineData("The source port; not given when unknown.", true)]
    public void A_summary_that_repeats_names_says_nothing(string summary, bool says) =>
        Assert.Equal(says, SaysMore(["source", "port", "topic"], summary));

    private static string? Fault(MemberInfo member, XElement text)
    {
        if (text.Element("inheritdoc") is not null)
        {
            return null;
        }

        string summary = text.Element("summary") is { } element ? Words(element).Trim() : "";
        string name = member is ConstructorInfo ? member.DeclaringType!.Name : member.Name;
        return SaysMore(NameWord().Matches(name).Select(word => Plain(word.Value)), summary) ? null : $"'{summary}' says nothing";
    }

    private static bool SaysMore(IEnumerable<string> name, string summary) =>
        Word().Matches(summary).Select(word => Plain(word.Value)).Except(Fillers).Except(name).Any();

    private static string Plain(string word)
    {
        string lower = word.ToLowerInvariant();
        return lower is { Length: > 3 } && lower[^1] == 's' ? lower[..^1] : lower;
    }

    private static XDocument Documentation(string package) => XDocument.Load(Path.Combine(AppContext.BaseDirectory, package + ".xml"));

    private static string Words(XElement element) => string.Concat(element.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } link => link.Attributes().First().Value,
        _ => "",
    }));

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+")]
    private static partial Regex NameWord();
}
