using System.Net;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Events;
using Notification.Sdk.Rendering;
using Notification.Sdk.Rendering.Writers;

namespace Notification.Sdk.Tests.Rendering;

/// <summary>Encoding changes nothing that a reader sees.</summary>
public sealed partial class EncodingLawTests
{
    [Fact]
    public void HTML_reads_back_as_the_clean_text() => Prop.ForAll(
        Texts.Any,
        text => CheckSummary(
            text,
            MessageFormat.Html,
            body => WebUtility.HtmlDecode(HtmlQuote().Match(body).Groups[1].Value))).Holds();

    [Fact]
    public void Markdown_reads_back_as_the_clean_text() => Prop.ForAll(
        Texts.Any,
        text => CheckSummary(
            text,
            MessageFormat.Markdown,
            body => MarkdownReader.Read(MarkdownQuote().Match(body).Groups[1].Value).Replace('＠', '@'))).Holds();

    [Fact]
    public void Markdown_has_no_markup_left() => Prop.ForAll(
        Texts.Any,
        text =>
        {
            string clean = Cleaner.Clean(text, 500);
            string encoded = MarkdownText.Encode(clean);
            string harmless = MarkdownReader.Skeleton("x");
            Assert.Equal(encoded.Length == 0 ? harmless : MarkdownReader.Skeleton(encoded), harmless);
        }).Holds();

    [Theory]
    [InlineData("1. x", @"1\. x")]
    [InlineData("12.", @"12\.")]
    [InlineData("10.0.0.5", "10.0.0.5")]
    [InlineData("- x - y", @"\- x - y")]
    [InlineData("=== + x", @"\=== + x")]
    [InlineData("a_b*c", @"a\_b\*c")]
    [InlineData(@"x\", @"x\\")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("@all", "＠all")]
    public void Markdown_signs_are_escaped_where_they_mean_something(string text, string expected) =>
        Assert.Equal(expected, MarkdownText.Encode(text));

    private static void CheckSummary(string text, MessageFormat format, Func<string, string> read)
    {
        SecurityEvent securityEvent = RenderingSamples.Simple("a", "t", Severity.Low, 0) with { Summary = text };
        string expected = Links.BreakHosts(Inert.Line(text, 1_000).Value).Replace('＠', '@');
        string body = RenderingSamples.Delivery(DeliveryKind.Event, securityEvent).Render(format).Body;
        Assert.Equal(expected, read(body).Replace('＠', '@'));
    }

    [GeneratedRegex("<div class=\"quote\" dir=\"auto\">(.*?)</div>")]
    private static partial Regex HtmlQuote();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex MarkdownQuote();
}
