using System.Text;
using Notification.Sdk.Reports.Fonts;

namespace Notification.Sdk.Benchmarks.Reports;

/// <summary>Makes a font of the package Notification.Sdk.Reports.Fonts.</summary>
internal static class FontCommand
{
    private const int Gbk = 936;
    private const int EucJp = 51932;

    private static readonly (int First, int Last)[] Ranges =
    [
        (0x0020, 0x024F), (0x0300, 0x03FF), (0x0400, 0x045F), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x205E),
        (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2150, 0x22FF), (0x2460, 0x266F), (0x3000, 0x30FF), (0xFF00, 0xFFEF),
        (0xFFFD, 0xFFFD),
    ];

    public static void Run(string source, string target)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        IEnumerable<int> characters = Ranges
            .SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1))
            .Concat(Rows(Gbk, 0xA1, 0xA9))
            .Concat(Rows(Gbk, 0xB0, 0xF7))
            .Concat(Rows(EucJp, 0xA1, 0xA8))
            .Concat(Rows(EucJp, 0xB0, 0xCF));
        FontFace face = FontFile.Read(source, File.ReadAllBytes(source))[0];
        byte[] font = FontExtract.Write(face, characters);
        File.WriteAllBytes(target, font);
        Console.WriteLine($"{target}: {font.Length:N0} bytes, {FontFile.Read(target, font)[0].Glyphs:N0} glyphs");
    }

    // The rows of a national table of 94 × 94 characters.
    private static IEnumerable<int> Rows(int codePage, int first, int last)
    {
        var encoding = Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(""));
        for (int row = first; row <= last; row++)
        {
            for (int cell = 0xA1; cell <= 0xFE; cell++)
            {
                foreach (Rune rune in encoding.GetString([(byte)row, (byte)cell]).EnumerateRunes())
                {
                    yield return rune.Value;
                }
            }
        }
    }
}
