using System.Globalization;
using System.Text;

namespace Notification.Sdk.Rendering;

/// <summary>Which characters may stand in a line.</summary>
internal static class Characters
{
    /// <summary>Format characters (bidirectional controls, zero-width ones, tags) and the others that show nothing: the
    /// code points that Unicode calls Default_Ignorable, and the blank Braille pattern.</summary>
    public static bool IsInvisible(Rune rune, UnicodeCategory category) =>
        category == UnicodeCategory.Format || rune.Value is
            0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F)
            or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F)
            or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Every kind of blank, tabulator and line break.</summary>
    public static bool IsSpace(Rune rune, UnicodeCategory category) =>
        category is UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x09 and <= 0x0D) or 0x85;

    public static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>Neither a control character nor one of the code points that are no characters.</summary>
    public static bool IsReadable(Rune rune, UnicodeCategory category) =>
        category != UnicodeCategory.Control
        && (rune.Value & 0xFFFE) != 0xFFFE
        && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);
}
