using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Notification.Sdk.Packaging.Tests.Schema;

/// <summary>The summaries of public members, as plain sentences.</summary>
internal static partial class XmlDocs
{
    private static readonly Dictionary<string, Dictionary<string, XElement>> Files = [];

    public static string Summary(MemberInfo member)
    {
        Type type = member as Type ?? member.DeclaringType!;
        string owner = type.FullName!.Replace('+', '.');
        string id = member is Type ? "T:" + owner : $"{(member is FieldInfo ? "F" : "P")}:{owner}.{member.Name}";
        XElement? summary = Of(type.Assembly.GetName().Name!).GetValueOrDefault(id)?.Element("summary");
        return summary is null ? "" : Spaces().Replace(string.Concat(summary.Nodes().Select(Plain)), " ").Trim();
    }

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"'{code.Value}'",
        XElement { Name.LocalName: "see" } link => ((string?)link.Attribute("cref") ?? (string?)link.Attribute("langword") ?? "")
            .Split(':')[^1].Split('.')[^1],
        XElement element => element.Value,
        _ => "",
    };

    private static Dictionary<string, XElement> Of(string assembly)
    {
        if (!Files.TryGetValue(assembly, out Dictionary<string, XElement>? members))
        {
            members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member")
                .ToDictionary(member => (string)member.Attribute("name")!);
            Files[assembly] = members;
        }

        return members;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
