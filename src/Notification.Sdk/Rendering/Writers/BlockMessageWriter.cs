using System.Text;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>Writes as many blocks as fit and says how many things are missing. When not even the headline fits, writes the
/// title, and then as much of the title as fits.</summary>
internal sealed class BlockMessageWriter(IBlockForm form) : IMessageWriter
{
    // Room for most messages, so that it need not grow; one that has grown beyond the other number is not kept.
    private const int UsualLength = 1_024;
    private const int MostKept = 16 * 1_024;

    [ThreadStatic]
    private static StringBuilder? _kept;

    public RenderedMessage Write(Document document, int maxLength)
    {
        int limit = Math.Min(maxLength, form.Ceiling);
        string title = document.Title.Value;
        int[] ends = new int[document.Blocks.Count];
        string whole = WriteWhole(document, ends);
        return Fitting.Fits(whole, limit)
            ? new RenderedMessage(title, whole, document.IsAbridged)
            : new RenderedMessage(title, Part(document, whole, ends, limit) ?? Least(document, limit), true);
    }

    private string WriteWhole(Document document, int[] ends)
    {
        StringBuilder text = _kept ?? new StringBuilder(UsualLength);
        text.Clear().Append(form.Open(document));
        Block? previous = null;
        for (int i = 0; i < ends.Length; i++)
        {
            Block block = document.Blocks[i];
            form.Write(text, block, previous, document.Words);
            ends[i] = text.Length;
            previous = block;
        }

        string whole = text.Append(form.Close(document)).ToString();
        _kept = text.Capacity <= MostKept ? text : null;
        return whole;
    }

    private string? Part(Document document, string whole, int[] ends, int limit)
    {
        int room = limit - Fitting.Bytes(whole);
        long missing = 0;
        for (int kept = ends.Length - 1; kept > 0; kept--)
        {
            int end = ends[kept - 1];
            missing += document.Blocks[kept].Items;
            room += Fitting.Bytes(whole.AsSpan(end, ends[kept] - end));

            // A heading over nothing says nothing.
            if (room < 0 || document.Blocks[kept - 1] is Section)
            {
                continue;
            }

            string more = More(document, document.Blocks[kept - 1], missing);
            if (Fitting.Bytes(more) <= room)
            {
                return string.Concat(whole.AsSpan(0, end), more, form.Close(document));
            }
        }

        return null;
    }

    private string More(Document document, Block previous, long missing)
    {
        var more = new StringBuilder();
        if (missing > 0)
        {
            form.Write(more, new Note(document.Words.More(missing)), previous, document.Words);
        }

        return more.ToString();
    }

    private string Least(Document document, int limit)
    {
        string smallest = form.Smallest(document);
        return Fitting.Fits(smallest, limit)
            ? smallest
            : Fitting.Line(document.Title.Value, TextCut.Mark, form.Encode, limit);
    }
}
