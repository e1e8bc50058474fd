using System.Text;

namespace Notification.Sdk.Email.Addressing;

/// <summary>Makes a stranger's text fit to be quoted in one line of a log or a receipt.</summary>
internal static class TextCleaner
{
    public static string Clean(string text, int maxLength)
    {
        StringBuilder result = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (result.Length >= maxLength)
                return result.Append('…').ToString();

            System.Globalization.UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool visible = category is not (System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator);
            result.Append(visible ? rune.ToString() : " ");
        }

        return result.ToString();
    }
}
