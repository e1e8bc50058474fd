using System.Globalization;

namespace Notification.Sdk.Rendering;

/// <summary>Cuts text between two characters as a reader sees them.</summary>
internal static class TextCut
{
    public const string Mark = "…";

    /// <summary>The text, or as much of it as fits together with an ellipsis.</summary>
    public static string AtMost(string text, int maxLength) =>
        text.Length <= maxLength ? text : Ending(text, maxLength);

    /// <summary>The same, for a text of which something is missing already.</summary>
    public static string Ending(string text, int maxLength) =>
        text[..Border(text, Math.Max(0, maxLength - Mark.Length))].TrimEnd(' ') + Mark;

    /// <summary>The last border at or before a place. Within one overlong character, a place that splits no surrogate
    /// pair.</summary>
    public static int Border(string text, int place)
    {
        int border = 0;
        while (border < text.Length)
        {
            int next = border + StringInfo.GetNextTextElementLength(text.AsSpan(border));
            if (next > place)
            {
                break;
            }

            border = next;
        }

        if (border > 0 || place == 0 || text.Length <= place)
        {
            return border;
        }

        return char.IsSurrogatePair(text, place - 1) ? place - 1 : place;
    }
}
