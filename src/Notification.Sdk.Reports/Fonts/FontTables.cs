namespace Notification.Sdk.Reports.Fonts;

/// <summary>The tables of a face by their tags.</summary>
internal sealed class FontTables(string font, IReadOnlyDictionary<string, FontTable> tables)
{
    public FontTable this[string tag] => tables.TryGetValue(tag, out FontTable table)
        ? table
        : throw new FontFileException($"The font file '{font}' has no table '{tag}'.");

    public bool TryGet(string tag, out FontTable table) => tables.TryGetValue(tag, out table);
}
