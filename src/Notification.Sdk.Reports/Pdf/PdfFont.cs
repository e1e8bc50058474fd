using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Notification.Sdk.Reports.Fonts;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>A font of a document: a composite font (ISO 32000-1, 9.7) of those glyphs that the document shows, embedded
/// (9.9). Each character has a number of its own, so that what is copied out of the document is what was put in, also where
/// two characters share a glyph.</summary>
internal sealed class PdfFont(int id, FontFace face)
{
    private const int MostCharacters = 40_000;
    private readonly List<(int Character, int Glyph)> _characters = [(0, 0)];

    public int Id => id;

    public FontFace Face => face;

    /// <summary>Takes a character in.</summary>
    /// <returns>Its number; 0 when the font is full.</returns>
    public int Add(int character, int glyph)
    {
        if (_characters.Count == MostCharacters)
        {
            return 0;
        }

        _characters.Add((character, glyph));
        return _characters.Count - 1;
    }

    /// <summary>The width of a glyph in thousandths of the size, as the table W tells it.</summary>
    public int Width(int glyph) => Scaled(face.Advance(glyph));

    public void Write(PdfWriter writer)
    {
        byte[] file = FontSubset.Build(face, _characters.Select(character => character.Glyph));
        string name = $"{Tag(file)}+{face.PostScriptName}";
        int program = writer.Reserve();
        writer.WriteStream(program, string.Create(CultureInfo.InvariantCulture, $"/Length1 {file.Length}"), file);
        int unicode = writer.Reserve();
        writer.WriteStream(unicode, "", PdfToUnicode.Write(_characters.Skip(1).Select(character => character.Character)));
        int descriptor = writer.Add(Descriptor(name, program));
        int descendant = writer.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {PdfSyntax.Reference(descriptor)} /CIDToGIDMap /Identity "
            + $"/W [0 [{string.Join(' ', _characters.Select(character => PdfSyntax.Number(Width(character.Glyph))))}]] >>");
        writer.Write(
            id,
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            + $"/DescendantFonts [{PdfSyntax.Reference(descendant)}] /ToUnicode {PdfSyntax.Reference(unicode)} >>");
    }

    // 9.8: flag 4 is "symbolic", which a font without an encoding of its own is; StemV is not known and no viewer needs it.
    private string Descriptor(string name, int program)
    {
        (int left, int bottom, int right, int top) = face.Box;
        int capital = face.Style.CapHeight == 0 ? face.Ascent : face.Style.CapHeight;
        string box = string.Join(' ', new[] { left, bottom, right, top }.Select(edge => PdfSyntax.Number(Scaled(edge))));
        return $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 "
            + string.Create(CultureInfo.InvariantCulture, $"/Ascent {Scaled(face.Ascent)} /Descent {Scaled(face.Descent)} ")
            + string.Create(CultureInfo.InvariantCulture, $"/CapHeight {Scaled(capital)} ")
            + $"/StemV 80 /FontFile2 {PdfSyntax.Reference(program)} >>";
    }

    // 9.6.4: six letters that differ where subsets differ.
    private static string Tag(byte[] file)
    {
        byte[] hash = SHA256.HashData(file);
        var tag = new StringBuilder();
        for (int i = 0; i < 6; i++)
        {
            tag.Append((char)('A' + (hash[i] % 26)));
        }

        return tag.ToString();
    }

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / face.UnitsPerEm, MidpointRounding.AwayFromZero);
}
