using System.Diagnostics;
using System.Text;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>The Markdown that DingTalk and most chats share: headings, quotes, bold, italic and lists. Writes no images, and
/// no links but those of the application.</summary>
internal sealed class MarkdownBlocks : IBlockForm
{
    public int Ceiling => Limits.TextBytes;

    public string Open(Document document) => "";

    public string Close(Document document) => "";

    public string Smallest(Document document) => Encode(document.Title.Value);

    public string Encode(string text) => MarkdownText.Encode(Links.BreakHosts(text));

    public void Write(StringBuilder text, Block block, Block? previous, Words words) =>
        text.Append(Gap(block, previous)).Append(Text(block, words));

    private string Text(Block block, Words words) => block switch
    {
        Headline { Badge: { } badge } headline => $"### {Encode(badge.Word)} · {Encode(headline.Text)}",
        Headline headline => $"### {Encode(headline.Text)}",
        Tally tally => string.Join(" · ", tally.Counts.Select(count => $"{Bold(count.Badge.Word)} {Encode(count.Count)}")),
        Paragraph paragraph => Encode(paragraph.Text),
        Quote quote => $"> {Encode(quote.Text)}",
        Section section => $"#### {Encode(section.Text)}",
        Fact fact => $"- {Bold(fact.Label)}{words["colon"]}{Encode(fact.Value)}",
        Link link => $"- {Bold(link.Label)}{words["colon"]}[{Encode(link.Name)}]({Target(link.Address)})",
        Item item => string.Join("  \n  ", [$"- {Bold(item.Badge.Word)} · {Encode(item.Text)}", .. item.Lines.Select(Encode)]),
        Code code => Bold(code.Text),
        Note note => $"*{Encode(note.Text)}*",
        Footer footer => $"*{Encode(footer.Text)}*",
        _ => throw new UnreachableException(),
    };

    private string Encode(Inert text) => Encode(text.Value);

    private static string Target(Uri address) => address.AbsoluteUri
        .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    // Four stars around nothing are a rule across the page.
    private string Bold(Inert text) => text.IsEmpty ? "" : $"**{Encode(text)}**";

    // An empty line everywhere else: DingTalk runs lines together that stand directly below each other.
    private static string Gap(Block block, Block? previous) => (block, previous) switch
    {
        (_, null) => "",
        (Fact, Fact) or (Item, Item) => "\n",
        _ => "\n\n",
    };
}
