using System.Diagnostics;
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

    public string Write(Block block, Block? previous, Words words) => Gap(block, previous) + block switch
    {
        Headline { Badge: { } badge } headline => Encode(words.Format("title", badge.Word, headline.Text).Value),
        Headline headline => Encode(headline.Text.Value),
        Tally tally => Encode(words.Tally(tally.Counts.Select(count => (count.Badge.Word, count.Count))).Value),
        Paragraph paragraph => Encode(paragraph.Text.Value),
        Quote quote => $"> {Encode(quote.Text.Value)}",
        Section section => $"== {Encode(section.Text.Value)} ==",
        Fact fact => (fact.IsEvidence ? "- " : "") + Encode(words.Line(fact.Label, fact.Value).Value),
        Link link => $"{Encode(words.Line(link.Label, link.Name).Value)} {link.Address.AbsoluteUri}",
        Item item => string.Join("\n  ", [$"- {Text(item, words)}", .. item.Lines.Select(line => Encode(line.Value))]),
        Code code => $"  {Encode(code.Text.Value)}",
        Note note => Encode(note.Text.Value),
        Footer footer => $"-- {Encode(footer.Text.Value)}",
        _ => throw new UnreachableException(),
    };

    private string Text(Item item, Words words) => Encode(words.Format("title", item.Badge.Word, item.Text).Value);

    private static string Gap(Block block, Block? previous) => (block, previous) switch
    {
        (_, null) => "",
        (Fact now, Fact before) when now.IsEvidence == before.IsEvidence => "\n",
        (Item, Item) or (Note, Item or Fact) or (_, Section) => "\n",
        _ => "\n\n",
    };
}
