namespace Notification.Sdk.Reports.Layout.Text;

/// <summary>Breaks text into lines: at the last place that allows it, and within a word only when the word alone is too
/// long.</summary>
internal static class LineBreaker
{
    private const int FarthestBack = 8;

    /// <param name="text">The text.</param>
    /// <param name="width">How wide a line may be, in thousandths of the size. A line has at least one glyph.</param>
    public static List<TextLine> Break(ReadOnlyMemory<Glyph> text, double width)
    {
        List<TextLine> lines = [];
        while (!text.IsEmpty)
        {
            int end = End(text.Span, width);
            lines.Add(TextLine.Of(text[..end]));
            while (end < text.Length && text.Span[end].IsSpace)
            {
                end++;
            }

            text = text[end..];
        }

        return lines;
    }

    private static int End(ReadOnlySpan<Glyph> text, double width)
    {
        int allowed = 0;
        double used = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (i > 0 && MayBreak(text[i - 1], text[i]))
            {
                allowed = i;
            }

            used += text[i].Width;
            if (used > width && i > 0 && !text[i].IsSpace)
            {
                return allowed > 0 ? allowed : Within(text, i);
            }
        }

        return text.Length;
    }

    // A few characters back, when that keeps a mark with its letter or a bracket with its word.
    private static int Within(ReadOnlySpan<Glyph> word, int end)
    {
        for (int at = end; at > Math.Max(0, end - FarthestBack); at--)
        {
            if ((word[at].Kind & BreakKind.NotFirst) == 0)
            {
                return at;
            }
        }

        return end;
    }

    private static bool MayBreak(Glyph before, Glyph after)
    {
        bool isForbidden = after.IsSpace
            || (after.Kind & BreakKind.NotFirst) != 0
            || (before.Kind & BreakKind.NotLast) != 0;
        bool isBetweenParts = (before.Kind & BreakKind.After) != 0 && (after.Kind & BreakKind.Digit) == 0;
        return !isForbidden
            && (before.IsSpace || isBetweenParts || ((before.Kind | after.Kind) & BreakKind.Wide) != 0);
    }
}
