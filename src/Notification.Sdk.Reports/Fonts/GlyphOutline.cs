namespace Notification.Sdk.Reports.Fonts;

/// <summary>The form of one outline (OpenType 1.9, glyf): a header of ten bytes, then points, or records of components.</summary>
internal static class GlyphOutline
{
    public const int HasInstructions = 0x0100;
    private const int Header = 10;
    private const int HasWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int HasMore = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;
    private const int MostComponents = 256;

    public static bool IsComposite(FontTable outline) => outline.Length > 0 && outline.S16(0) < 0;

    public static IReadOnlyList<GlyphComponent> Components(FontTable outline)
    {
        if (!IsComposite(outline))
        {
            return [];
        }

        List<GlyphComponent> components = [];
        int at = Header;
        int flags = HasMore;
        while ((flags & HasMore) != 0 && components.Count < MostComponents)
        {
            flags = outline.U16(at);
            int end = at + 4 + ((flags & HasWords) != 0 ? 4 : 2) + (flags switch
            {
                _ when (flags & HasScale) != 0 => 2,
                _ when (flags & HasTwoScales) != 0 => 4,
                _ when (flags & HasMatrix) != 0 => 8,
                _ => 0,
            });
            outline.Slice(at, end - at);
            components.Add(new GlyphComponent(at, end, flags, outline.U16(at + 2)));
            at = end;
        }

        return components;
    }

    /// <summary>Finds an outline that ends too early.</summary>
    /// <exception cref="FontFileException">It does.</exception>
    public static void Check(FontTable outline)
    {
        if (outline.Length > 0 && !IsComposite(outline))
        {
            outline.From(Points(outline));
        }
    }

    /// <summary>Copies an outline without its hinting instructions, and with other numbers for its components.</summary>
    public static void Copy(FontTable outline, Func<int, int> renumber, Stream target)
    {
        if (outline.Length == 0 || outline.S16(0) == 0)
        {
            return;
        }

        if (IsComposite(outline))
        {
            target.Write(outline.Span(0, Header));
            foreach (GlyphComponent component in Components(outline))
            {
                target.WriteU16(component.Flags & ~HasInstructions);
                target.WriteU16(renumber(component.Glyph));
                target.Write(outline.Span(component.At + 4, component.End - component.At - 4));
            }

            return;
        }

        int points = Points(outline);
        target.Write(outline.Span(0, Ends(outline)));
        target.WriteU16(0);
        target.Write(outline.From(points).Bytes.Span);
    }

    private static int Ends(FontTable outline) => Header + (2 * outline.S16(0));

    private static int Points(FontTable outline) => Ends(outline) + 2 + outline.U16(Ends(outline));
}
