using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Notification.Sdk.Reports.Layout.Text;

/// <summary>Where lines may end: a simple form of Unicode's UAX 14 with the rules that Chinese and Japanese typesetting asks
/// for (W3C clreq and jlreq).</summary>
internal static class BreakKinds
{
    private static readonly FrozenSet<int> NotFirst = Set(
        "、。，．・：；？！）］｝〉》」』】〕〗〙〛〟｠”’…‥ー～〜々ゝゞヽヾ％‰℃)]},.:;!?%"
        + "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡｣､･ｰ");

    private static readonly FrozenSet<int> NotLast = Set("（［｛〈《「『【〔〖〘〚〝｟“‘￥＄￡([{｢");

    private static readonly FrozenSet<int> After = Set("-./\\_?&=;,|~‐–");

    public static BreakKind Of(Rune rune)
    {
        int value = rune.Value;
        if (value == ' ')
        {
            return BreakKind.Space;
        }

        BreakKind kind = IsWide(value) ? BreakKind.Wide : BreakKind.None;
        kind |= NotFirst.Contains(value) || IsMark(rune) ? BreakKind.NotFirst : BreakKind.None;
        kind |= NotLast.Contains(value) ? BreakKind.NotLast : BreakKind.None;
        kind |= After.Contains(value) ? BreakKind.After : BreakKind.None;
        return kind | (Rune.IsDigit(rune) ? BreakKind.Digit : BreakKind.None);
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark;

    // Radicals to Yi, Hangul, compatibility forms, and the planes of rare ideographs.
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static FrozenSet<int> Set(string characters) =>
        characters.EnumerateRunes().Select(rune => rune.Value).ToFrozenSet();
}
