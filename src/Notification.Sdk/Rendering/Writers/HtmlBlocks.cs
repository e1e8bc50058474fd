using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>A mail. Texts stand only between tags, never in an attribute, a style or an address. Each block is one row
/// of a table.</summary>
internal sealed class HtmlBlocks : IBlockForm
{
    private const string Grid =
        """<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">""";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public int Ceiling => Limits.HtmlBytes;

    public string Open(Document document) => HtmlPage.Open(
        document.Words.Language,
        Encode(document.Title.Value),
        Encode(document.Preview),
        Encode(document.Kind()),
        document.Badge is { } badge ? HtmlSeverity.Class(badge.Severity) : "plain");

    public string Close(Document document) => HtmlPage.Close;

    public string Smallest(Document document)
    {
        string title = Encode(document.Title.Value);
        return $"""
            <!doctype html>
            <html lang="{document.Words.Language}"><meta charset="utf-8"><title>{title}</title><p>{title}</p></html>
            """;
    }

    public string Encode(string text) => Encoder.Encode(Links.BreakHosts(text));

    public void Write(StringBuilder text, Block block, Block? previous, Words words) => text.Append(block switch
    {
        Headline headline => Row("head", $"""{Pill(headline.Badge)}<h1 dir="auto">{Encode(headline.Text)}</h1>"""),
        Tally tally => Row("tally", string.Join(' ', tally.Counts.Select(Count))),
        Paragraph paragraph => Row("text", Encode(paragraph.Text)),
        Quote quote => Row("text", $"""<div class="quote" dir="auto">{Encode(quote.Text)}</div>"""),
        Section section => Row("section", $"""<h2 dir="auto">{Encode(section.Text)}</h2>"""),
        Fact fact => Row("line", Pair("key", Encode(fact.Label), "value", Encode(fact.Value))),
        Link link => Row("line", Pair(
            "key", Encode(link.Label), "value", $"{Encode(link.Name)}<br>{Encoder.Encode(link.Address.AbsoluteUri)}")),
        Item item => Row("line", Pair("mark", Pill(item.Badge), "value", ItemText(item))),
        Code code => Row("text", $"""<div class="code">{Encode(code.Text)}</div>"""),
        Note note => Row("note", Encode(note.Text)),
        Footer footer => Row("foot", Encode(footer.Text)),
        _ => throw new UnreachableException(),
    });

    private string Encode(Inert text) => Encode(text.Value);

    private string Pill(Badge? badge) => badge is { } pill ? HtmlSeverity.Pill(pill, Encode(pill.Word)) : "";

    private string Count((Badge Badge, Inert Count) count) =>
        HtmlSeverity.Pill(count.Badge, $"{Encode(count.Badge.Word)} {Encode(count.Count)}");

    private string ItemText(Item item) => $"<strong>{Encode(item.Text)}</strong>"
        + string.Concat(item.Lines.Select(line => $"""<div class="more" dir="auto">{Encode(line)}</div>"""));

    private static string Pair(string leftClass, string left, string rightClass, string right) => $"""
        {Grid}<tr><td class="{leftClass}" dir="auto">{left}</td><td class="{rightClass}" dir="auto">{right}</td></tr></table>
        """;

    private static string Row(string name, string content) => $"""
        <tr><td class="{name}">{content}</td></tr>

        """;
}
