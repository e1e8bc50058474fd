namespace Notification.Sdk.Reports.Fonts;

/// <summary>How a face looks, and what its maker allows (OpenType 1.9, OS/2 and head).</summary>
/// <param name="Weight">100 to 900; 400 is regular.</param>
/// <param name="IsItalic">Whether it slants.</param>
/// <param name="CapHeight">How tall capitals are, in the font's units; 0 when unknown.</param>
/// <param name="MayEmbed">Whether a part of it may be embedded.</param>
internal readonly record struct FontStyle(int Weight, bool IsItalic, int CapHeight, bool MayEmbed)
{
    // fsType: bits 0-3 hold the right to embed (2 is "restricted"), 8 forbids subsets, 9 allows bitmaps only.
    private const int Usage = 0x000F;
    private const int Restricted = 0x0002;
    private const int NoSubset = 0x0100;
    private const int BitmapsOnly = 0x0200;

    public static FontStyle Read(FontTables tables, FontTable head)
    {
        int style = head.U16(44);
        if (!tables.TryGet("OS/2", out FontTable os2))
        {
            return new FontStyle((style & 1) != 0 ? 700 : 400, (style & 2) != 0, CapHeight: 0, MayEmbed: true);
        }

        int rights = os2.U16(8);
        return new FontStyle(
            os2.U16(4),
            (os2.U16(62) & 1) != 0 || (style & 2) != 0,
            os2.U16(0) >= 2 && os2.Length >= 90 ? os2.S16(88) : 0,
            (rights & Usage) != Restricted && (rights & (NoSubset | BitmapsOnly)) == 0);
    }
}
