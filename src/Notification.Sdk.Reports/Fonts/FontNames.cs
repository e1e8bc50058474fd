using System.Text;

namespace Notification.Sdk.Reports.Fonts;

/// <summary>The names of a face (OpenType 1.9, name).</summary>
internal static class FontNames
{
    private const int Family = 1;
    private const int PostScript = 6;
    private const int TypographicFamily = 16;
    private const int MostRecords = 4096;
    private const int MostCharacters = 63;

    public static (string Family, string PostScript) Read(FontTables tables, string file)
    {
        var names = new Dictionary<int, string>();
        if (tables.TryGet("name", out FontTable table))
        {
            int strings = table.U16(4);
            int count = Math.Min((int)table.U16(2), MostRecords);
            for (int record = 6; record < 6 + (count * 12); record += 12)
            {
                Add(names, table, record, strings);
            }
        }

        string fallback = Path.GetFileNameWithoutExtension(file);
        string family = names.GetValueOrDefault(TypographicFamily) ?? names.GetValueOrDefault(Family) ?? fallback;
        string postScript = new([.. names.GetValueOrDefault(PostScript, fallback).Where(IsOfName).Take(MostCharacters)]);
        return (family, postScript.Length == 0 ? "Font" : postScript);
    }

    // Windows and Unicode names are UTF-16; of the others the ASCII ones can be read.
    private static void Add(Dictionary<int, string> names, FontTable table, int record, int strings)
    {
        int name = table.U16(record + 6);
        if (name is not (Family or PostScript or TypographicFamily))
        {
            return;
        }

        bool isWide = table.U16(record) is 0 or 3;
        Encoding encoding = isWide ? Encoding.BigEndianUnicode : Encoding.ASCII;
        string value = encoding.GetString(table.Span(strings + table.U16(record + 10), table.U16(record + 8)));
        bool isEnglish = isWide && table.U16(record + 4) is 0x0409 or 0;
        if (isEnglish)
        {
            names[name] = value;
        }
        else
        {
            names.TryAdd(name, value);
        }
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';
}
