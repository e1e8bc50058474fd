using System.Net;
using System.Text.RegularExpressions;
using Notification.Sdk.Rendering;

namespace Notification.Sdk.Tests.Rendering;

/// <summary>Every hostile text in every place, kind, form and language.</summary>
public sealed partial class HostileRenderingTests
{
    public static TheoryData<string> Names => HostileTexts.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void No_forbidden_character_gets_through(string name) => ForAll(name, MessageFormats, (message, _, format, _) =>
    {
        Forbidden.In(message.Title, linesAllowed: false);
        Forbidden.In(message.Body, linesAllowed: format != MessageFormat.Sms);
        Assert.InRange(message.Title.Length, 1, 120);
        Assert.NotEmpty(message.Body);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void No_link_makes_itself(string name) => ForAll(name, MessageFormats, (message, _, format, _) =>
    {
        string text = format == MessageFormat.Html ? TextOf(message.Body) : message.Body;
        Assert.DoesNotMatch(LiveLink(), text);
        Assert.DoesNotMatch(LiveLink(), message.Title);
        Assert.DoesNotMatch(LiveHost(), text);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void In_HTML_every_tag_is_ours(string name) => ForAll(name, [MessageFormat.Html], (message, kind, _, culture) =>
    {
        Assert.Subset(Tags(Harmless(kind, MessageFormat.Html, culture)), Tags(message.Body));
        Assert.DoesNotContain("<script", message.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", message.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href", Markup(message.Body), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", Markup(message.Body), StringComparison.OrdinalIgnoreCase);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void In_Markdown_all_markup_is_ours(string name) => ForAll(name, [MessageFormat.Markdown], (message, kind, _, culture) =>
    {
        Assert.DoesNotContain('@', message.Body);
        Assert.DoesNotContain('<', message.Body);
        Assert.DoesNotContain("****", message.Body, StringComparison.Ordinal);
        HashSet<string> ours = [.. Harmless(kind, MessageFormat.Markdown, culture).Split('\n').Select(MarkdownReader.Skeleton)];
        foreach (string line in message.Body.Split('\n'))
        {
            Assert.Contains(MarkdownReader.Skeleton(line), ours);
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void In_text_no_value_forges_a_line(string name) => ForAll(name, [MessageFormat.Text], (message, kind, _, culture) =>
    {
        if (Cleaner.Clean(HostileTexts.All[name], 100).Length > 0)
        {
            int lines = Harmless(kind, MessageFormat.Text, culture).Split('\n').Length;
            Assert.Equal(lines, message.Body.Split('\n').Length);
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length_is_kept_and_markup_stays_closed(string name)
    {
        foreach (DeliveryKind kind in Enum.GetValues<DeliveryKind>())
        {
            Delivery delivery = RenderingSamples.Filled(kind, HostileTexts.All[name], "ja");
            foreach (MessageFormat format in MessageFormats)
            {
                foreach (int limit in new[] { 0, 1, 3, 20, 137, 500, 2_000, 5_000, 6_000 })
                {
                    Closed.Within(delivery.Render(format, limit).Body, format, limit);
                }
            }
        }
    }

    private static readonly MessageFormat[] MessageFormats = Enum.GetValues<MessageFormat>();

    private static string Harmless(DeliveryKind kind, MessageFormat format, string culture) =>
        RenderingSamples.Filled(kind, "x", culture).Render(format).Body;

    private static void ForAll(
        string name, MessageFormat[] formats, Action<RenderedMessage, DeliveryKind, MessageFormat, string> check)
    {
        foreach (string culture in RenderingSamples.Cultures)
        {
            foreach (DeliveryKind kind in Enum.GetValues<DeliveryKind>())
            {
                Delivery delivery = RenderingSamples.Filled(kind, HostileTexts.All[name], culture);
                foreach (MessageFormat format in formats)
                {
                    check(delivery.Render(format), kind, format, culture);
                }
            }
        }
    }

    private static HashSet<string> Tags(string html) => [.. Tag().Matches(html).Select(match => match.Value)];

    private static string Markup(string html) => string.Concat(Tags(html));

    private static string TextOf(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "\n"));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(https?|ftp|dingtalk|slack|ldap)://|\b(mailto|tel):\S|(?<!\S)\\\\\w", RegexOptions.IgnoreCase)]
    private static partial Regex LiveLink();

    [GeneratedRegex(@"evil\.example|evil\.com|\.рф", RegexOptions.IgnoreCase)]
    private static partial Regex LiveHost();
}
