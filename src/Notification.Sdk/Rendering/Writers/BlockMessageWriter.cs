using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>Writes as many blocks as fit and says how many things are missing. When not even the headline fits, writes the
/// title, and then as much of the title as fits.</summary>
internal sealed class BlockMessageWriter(IBlockForm form) : IMessageWriter
{
    public RenderedMessage Write(Document document, int maxLength)
    {
        int limit = Math.Min(maxLength, form.Ceiling);
        string title = document.Title.Value;
        string[] blocks = WriteBlocks(document);
        string whole = form.Open(document) + string.Concat(blocks) + form.Close(document);
        return Fitting.Fits(whole, limit)
            ? new RenderedMessage(title, whole, document.IsAbridged)
            : new RenderedMessage(title, Part(document, blocks, limit) ?? Least(document, limit), true);
    }

    private string[] WriteBlocks(Document document)
    {
        string[] written = new string[document.Blocks.Count];
        for (int i = 0; i < written.Length; i++)
        {
            written[i] = form.Write(document.Blocks[i], i == 0 ? null : document.Blocks[i - 1], document.Words);
        }

        return written;
    }

    private string? Part(Document document, string[] blocks, int limit)
    {
        string open = form.Open(document);
        string close = form.Close(document);
        int room = limit - Fitting.Bytes(open) - Fitting.Bytes(close) - blocks.Sum(Fitting.Bytes);
        long missing = 0;
        for (int kept = blocks.Length - 1; kept > 0; kept--)
        {
            missing += document.Blocks[kept].Items;
            room += Fitting.Bytes(blocks[kept]);

            // A heading over nothing says nothing.
            if (room < 0 || document.Blocks[kept - 1] is Section)
            {
                continue;
            }

            string more = More(document, document.Blocks[kept - 1], missing);
            if (Fitting.Bytes(more) <= room)
            {
                return string.Concat([open, .. blocks.Take(kept), more, close]);
            }
        }

        return null;
    }

    private string More(Document document, Block previous, long missing) =>
        missing == 0 ? "" : form.Write(new Note(document.Words.More(missing)), previous, document.Words);

    private string Least(Document document, int limit)
    {
        string smallest = form.Smallest(document);
        return Fitting.Fits(smallest, limit)
            ? smallest
            : Fitting.Line(document.Title.Value, TextCut.Mark, form.Encode, limit);
    }
}
