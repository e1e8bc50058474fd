namespace Notification.Sdk.Reports.Fonts;

/// <summary>Format 12: groups over all planes.</summary>
internal sealed class GroupMap : CharacterMap
{
    private readonly FontTable _table;
    private readonly int _groups;

    public GroupMap(FontTable table)
    {
        _table = table;
        table.Slice(16, 12L * table.U32(12));
        _groups = (int)table.U32(12);
    }

    public override int GlyphOf(int character)
    {
        int low = 0;
        int high = _groups;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _table.U32(20 + (12 * middle)) < character ? (middle + 1, high) : (low, middle);
        }

        if (low == _groups || _table.U32(16 + (12 * low)) > character)
        {
            return 0;
        }

        long glyph = character - (long)_table.U32(16 + (12 * low)) + _table.U32(24 + (12 * low));
        return glyph <= 0xFFFF ? (int)glyph : 0;
    }
}
