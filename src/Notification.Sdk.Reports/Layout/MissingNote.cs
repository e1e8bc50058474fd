using System.Globalization;
using System.Resources;
using Notification.Sdk.Reports.Fonts;

namespace Notification.Sdk.Reports.Layout;

/// <summary>What a report says on its page when fonts are missing. English where the font for the language itself is.</summary>
internal static class MissingNote
{
    private const int MostShown = 12;

    private static readonly ResourceManager Words =
        new("Notification.Sdk.Reports.Layout.PageWords", typeof(MissingNote).Assembly);

    public static string For(CultureInfo culture, FontBook fonts, IReadOnlyCollection<int> missing)
    {
        if (missing.Count == 0)
        {
            return "";
        }

        bool isEastAsian = missing.Any(IsEastAsian);
        CultureInfo words = isEastAsian && !fonts.HasEastAsian ? CultureInfo.InvariantCulture : culture;
        string pattern = Words.GetString(isEastAsian && !fonts.HasEastAsian ? "missing.font" : "missing", words) ?? "";
        string shown = string.Join(", ", missing.Take(MostShown).Select(character => $"U+{character:X4}"));
        return string.Format(words, pattern, missing.Count, missing.Count > MostShown ? shown + ", …" : shown);
    }

    private static bool IsEastAsian(int character) => character is
        (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF)
        or (>= 0x20000 and <= 0x3FFFF);
}
