using System.Globalization;

namespace Notification.Sdk.Sms.Segmentation;

/// <summary>A text that fits a number of parts.</summary>
internal sealed record FittedText(string Text, SmsEncoding Encoding, int Parts)
{
    // Three points and not an ellipsis, which the alphabet of GSM lacks.
    public const string Mark = "...";

    /// <summary>The text, or as much of it as fits, cut between two characters as a reader sees them.</summary>
    public static FittedText Of(string text, int maxParts)
    {
        SmsEncoding encoding = Segmenter.EncodingOf(text);
        int parts = Segmenter.Split(text, encoding).Count;
        return parts <= maxParts ? new(text, encoding, parts) : Cut(text, encoding, maxParts);
    }

    private static FittedText Cut(string text, SmsEncoding encoding, int maxParts)
    {
        // Longer beginnings never take fewer parts, so the longest that fits can be found by halving.
        int[] borders = StringInfo.ParseCombiningCharacters(text);
        (int fits, int tooLong) = (0, borders.Length);
        while (tooLong - fits > 1)
        {
            int middle = (fits + tooLong) / 2;
            if (Segmenter.Split(text[..borders[middle]] + Mark, encoding).Count <= maxParts)
                fits = middle;
            else
                tooLong = middle;
        }

        string cut = text[..borders[fits]].TrimEnd() + Mark;
        SmsEncoding needed = Segmenter.EncodingOf(cut);
        return new(cut, needed, Segmenter.Split(cut, needed).Count);
    }
}
