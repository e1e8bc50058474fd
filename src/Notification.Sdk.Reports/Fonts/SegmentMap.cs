namespace Notification.Sdk.Reports.Fonts;

/// <summary>Format 4: segments of the basic plane.</summary>
internal sealed class SegmentMap : CharacterMap
{
    private readonly FontTable _table;
    private readonly int _segments;

    public SegmentMap(FontTable table)
    {
        _table = table;
        _segments = table.U16(6) / 2;
        table.Slice(14, (8L * _segments) + 2);
    }

    public override int GlyphOf(int character)
    {
        if (character > 0xFFFF)
        {
            return 0;
        }

        int low = 0;
        int high = _segments;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _table.U16(14 + (2 * middle)) < character ? (middle + 1, high) : (low, middle);
        }

        return low < _segments ? InSegment(low, character) : 0;
    }

    // Four arrays of a value for each segment: ends, (two bytes of padding) starts, deltas, offsets.
    private int InSegment(int segment, int character)
    {
        int starts = 16 + (2 * _segments);
        int start = _table.U16(starts + (2 * segment));
        if (character < start)
        {
            return 0;
        }

        int delta = _table.U16(starts + (2 * (_segments + segment)));
        int place = starts + (2 * ((2 * _segments) + segment));
        int offset = _table.U16(place);
        if (offset == 0)
        {
            return (character + delta) & 0xFFFF;
        }

        int at = place + offset + (2 * (character - start));
        int glyph = at + 2 <= _table.Length ? _table.U16(at) : 0;
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }
}
