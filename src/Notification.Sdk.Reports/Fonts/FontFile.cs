namespace Notification.Sdk.Reports.Fonts;

/// <summary>Reads a font file: one face, or a collection of faces (OpenType 1.9, "Organization of an OpenType Font").</summary>
internal static class FontFile
{
    private const uint TrueType = 0x00010000;
    private const int MostFaces = 64;
    private const int MostTables = 256;

    /// <summary>Reads the faces with TrueType outlines.</summary>
    /// <param name="name">The file's name, for error messages.</param>
    /// <param name="bytes">The file.</param>
    /// <exception cref="FontFileException">The file holds none.</exception>
    public static IReadOnlyList<FontFace> Read(string name, ReadOnlyMemory<byte> bytes)
    {
        var file = new FontTable($"The font file '{name}'", bytes);
        if (bytes.Length < 12)
        {
            throw new FontFileException($"The font file '{name}' is no font: it has {bytes.Length} bytes.");
        }

        if (Tag(file, 0) != "ttcf")
        {
            return [Face(name, file, 0)];
        }

        uint count = file.U32(8);
        if (count is 0 or > MostFaces)
        {
            throw new FontFileException($"The font file '{name}' is damaged: a collection of {count} faces.");
        }

        return [.. Enumerable.Range(0, (int)count).Select(index => Face($"{name}#{index}", file, file.U32(12 + (index * 4))))];
    }

    private static FontFace Face(string name, FontTable file, long at)
    {
        FontTable header = file.From(at);
        string? fault = header.U32(0) == TrueType ? null : Tag(header, 0) switch
        {
            "true" => null,
            "OTTO" => "has CFF outlines, and only TrueType outlines are embedded: give a .ttf or .ttc of the family",
            "wOFF" or "wOF2" => "is a packed web font: give its .ttf",
            _ => "is no TrueType font: give a .ttf or .ttc",
        };
        if (fault is not null)
        {
            throw new FontFileException($"The font file '{name}' {fault}.");
        }

        int count = header.U16(4);
        if (count > MostTables)
        {
            throw new FontFileException($"The font file '{name}' is damaged: {count} tables.");
        }

        var tables = new Dictionary<string, FontTable>(StringComparer.Ordinal);
        for (int record = 12; record < 12 + (count * 16); record += 16)
        {
            string tag = Tag(header, record);
            FontTable table = file.Slice(header.U32(record + 8), header.U32(record + 12));
            tables.TryAdd(tag, new FontTable($"The table '{tag}' of the font file '{name}'", table.Bytes));
        }

        return new FontFace(name, new FontTables(name, tables));
    }

    private static string Tag(FontTable table, int at) => string.Create(4, (table, at), static (tag, state) =>
    {
        ReadOnlySpan<byte> bytes = state.table.Span(state.at, 4);
        for (int i = 0; i < 4; i++)
        {
            tag[i] = bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '?';
        }
    });
}
