using System.Xml.Linq;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>Documentation that says something. That every public member has some is the compiler's own check.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages];

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

    private static string Words(XElement element) => string.Concat(element.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } link => link.Attributes().First().Value,
        _ => "",
    }));
}
