using System.Globalization;
using System.Text;

namespace Notification.Sdk.Reports.Pdf;

/// <summary>Which characters the numbers of a font stand for (ISO 32000-1, 9.10.3): what a reader finds and copies.</summary>
internal static class PdfToUnicode
{
    private const int MostInBlock = 100;

    /// <param name="characters">The characters of the numbers 1, 2, 3 …</param>
    public static byte[] Write(IEnumerable<int> characters)
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        int number = 0;
        foreach (int[] block in characters.Chunk(MostInBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (int character in block)
            {
                string text = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)));
                map.Append(CultureInfo.InvariantCulture, $"<{++number:X4}> <{text}>\n");
            }

            map.Append("endbfchar\n");
        }

        map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return Encoding.ASCII.GetBytes(map.ToString());
    }
}
