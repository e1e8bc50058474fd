using System.Buffers.Binary;

namespace Notification.Sdk.Reports.Fonts;

/// <summary>A font file of chosen glyphs, numbered anew in the order given, without hinting. Holds the tables that ISO
/// 32000-1, 9.9 asks of an embedded CIDFontType2; readers of documents need no others.</summary>
internal sealed class FontSubset
{
    private readonly FontFace _face;
    private readonly List<int> _glyphs;
    private readonly Dictionary<int, int> _numbers = [];

    private FontSubset(FontFace face, IEnumerable<int> glyphs)
    {
        _face = face;
        _glyphs = [.. glyphs];
        for (int number = 0; number < _glyphs.Count; number++)
        {
            _numbers.TryAdd(_glyphs[number], number);
        }
    }

    /// <param name="face">The whole font.</param>
    /// <param name="glyphs">Its glyphs; the first is the one for missing characters, 0. One may stand there twice.</param>
    /// <param name="more">Tables to add.</param>
    public static byte[] Build(FontFace face, IEnumerable<int> glyphs, params ReadOnlySpan<(string Tag, byte[] Bytes)> more)
    {
        var subset = new FontSubset(face, glyphs);
        (byte[] outlines, byte[] places) = subset.Outlines();
        return SfntWriter.Write([
            ("glyf", outlines),
            ("loca", places),
            ("hmtx", subset.Metrics()),
            ("head", subset.Head()),
            ("hhea", subset.Changed("hhea", 36, 34)),
            ("maxp", subset.Profile()),
            .. more,
        ]);
    }

    // Components join at the end, while the list is walked.
    private (byte[] Outlines, byte[] Places) Outlines()
    {
        using var outlines = new MemoryStream();
        using var places = new MemoryStream();
        for (int number = 0; number < _glyphs.Count; number++)
        {
            places.WriteU32(outlines.Length);
            GlyphOutline.Copy(_face.Outlines.Read(_glyphs[number]), Number, outlines);
            outlines.Write([0, 0, 0, 0], 0, (int)(-outlines.Length & 3));
        }

        places.WriteU32(outlines.Length);
        return (outlines.ToArray(), places.ToArray());
    }

    private int Number(int glyph)
    {
        if (_numbers.TryAdd(glyph, _glyphs.Count))
        {
            _glyphs.Add(glyph);
        }

        return _numbers[glyph];
    }

    private byte[] Metrics()
    {
        using var metrics = new MemoryStream();
        foreach (int glyph in _glyphs)
        {
            metrics.WriteU16(_face.Advance(glyph));
            metrics.WriteU16(_face.LeftBearing(glyph));
        }

        return metrics.ToArray();
    }

    private byte[] Head()
    {
        byte[] head = _face.Tables["head"].Span(0, 54).ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    // Of a profile of version 1.0, the limits of the hinting that is gone.
    private byte[] Profile()
    {
        byte[] profile = Changed("maxp", _face.Tables["maxp"].Length >= 32 ? 32 : 6, 4);
        if (profile.Length == 32)
        {
            BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(14), 1);
            profile.AsSpan(16, 12).Clear();
        }

        return profile;
    }

    private byte[] Changed(string tag, int length, int count)
    {
        byte[] table = _face.Tables[tag].Span(0, length).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(count), (ushort)_glyphs.Count);
        return table;
    }
}
