using System.Globalization;
using System.Text;

namespace Notification.Sdk.Tests.Rendering;

/// <summary>What no output may hold. Written without the code under test.</summary>
internal static class Forbidden
{
    public static void In(string text, bool linesAllowed)
    {
        foreach (Rune rune in Runes(text))
        {
            bool isLineFeed = linesAllowed && rune.Value == '\n';
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool isForbidden = !isLineFeed && category is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
            Assert.False(isForbidden && !isLineFeed, $"U+{rune.Value:X4} stands in: {text[..Math.Min(200, text.Length)]}");
        }
    }

    private static List<Rune> Runes(string text)
    {
        var runes = new List<Rune>();
        for (int i = 0; i < text.Length;)
        {
            Assert.True(Rune.TryGetRuneAt(text, i, out Rune rune), $"A lone surrogate stands at {i}.");
            runes.Add(rune);
            i += rune.Utf16SequenceLength;
        }

        return runes;
    }
}
