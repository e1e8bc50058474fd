using System.Diagnostics;
using System.Text;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>Plain text. Every line of the event's own stands behind a sign or a label of ours, so that it cannot pass for
/// one of our lines.</summary>
internal sealed class TextBlocks : IBlockForm
{
    public int Ceiling => Limits.TextBytes;

    public string Open(Document document) => "";

    public string Close(Document document) => "";

    public string Smallest(Document document) => Encode(document.Title.Value);

    public string Encode(string text) => Links.BreakHosts(text);

    public void Write(StringBuilder text, Block block, Block? previous, Words words)
    {
        text.Append(Gap(block, previous));
        _ = block switch
        {
            Headline headline => text.Append(Encode(headline.Line)),
            Tally tally => text.Append(Encode(words.Tally(tally.Counts.Select(count => (count.Badge.Word, count.Count))))),
            Paragraph paragraph => text.Append(Encode(paragraph.Text)),
            Quote quote => text.Append("> ").Append(Encode(quote.Text)),
            Section section => text.Append("== ").Append(Encode(section.Text)).Append(" =="),
            Fact { IsEvidence: true } fact => Line(text.Append("- "), fact.Label, fact.Value, words),
            Fact fact => Line(text, fact.Label, fact.Value, words),
            Link link => Line(text, link.Label, link.Name, words).Append(' ').Append(link.Address.AbsoluteUri),
            Item item => text.Append("- ").AppendJoin("\n  ", [Title(item, words), .. item.Lines.Select(Encode)]),
            Code code => text.Append("  ").Append(Encode(code.Text)),
            Note note => text.Append(Encode(note.Text)),
            Footer footer => text.Append("-- ").Append(Encode(footer.Text)),
            _ => throw new UnreachableException(),
        };
    }

    private string Encode(Inert text) => Encode(text.Value);

    private StringBuilder Line(StringBuilder text, Inert label, Inert value, Words words) =>
        text.Append(Encode(label)).Append(words["colon"].Value).Append(Encode(value));

    private string Title(Item item, Words words) => Encode(words.Format("title", item.Badge.Word, item.Text));

    private static string Gap(Block block, Block? previous) => (block, previous) switch
    {
        (_, null) => "",
        (Fact now, Fact before) when now.IsEvidence == before.IsEvidence => "\n",
        (Item, Item) or (Note, Item or Fact) or (_, Section) => "\n",
        _ => "\n\n",
    };
}
