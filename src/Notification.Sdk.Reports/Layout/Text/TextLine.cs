namespace Notification.Sdk.Reports.Layout.Text;

/// <summary>Glyphs that stand in one line.</summary>
/// <param name="Glyphs">The glyphs.</param>
/// <param name="Width">How wide they are, in thousandths of the size.</param>
internal readonly record struct TextLine(ReadOnlyMemory<Glyph> Glyphs, int Width)
{
    public static TextLine Of(ReadOnlyMemory<Glyph> glyphs)
    {
        while (!glyphs.IsEmpty && glyphs.Span[^1].IsSpace)
        {
            glyphs = glyphs[..^1];
        }

        int width = 0;
        foreach (Glyph glyph in glyphs.Span)
        {
            width += glyph.Width;
        }

        return new TextLine(glyphs, width);
    }
}
