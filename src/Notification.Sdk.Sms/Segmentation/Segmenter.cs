namespace Notification.Sdk.Sms.Segmentation;

/// <summary>Splits texts into the parts that the network carries. Pure.</summary>
internal static class Segmenter
{
    public static SmsEncoding EncodingOf(string text) =>
        text.All(c => GsmAlphabet.CostOf(c) > 0) ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2;

    /// <summary>The most that one message holds, and each part of a longer one.</summary>
    public static (int Single, int Joined) RoomOf(SmsEncoding encoding) =>
        encoding == SmsEncoding.Gsm7 ? (160, 153) : (70, 67);

    /// <summary>What a text takes: septets, or units of UTF-16.</summary>
    public static int CostOf(string text, SmsEncoding encoding) =>
        encoding == SmsEncoding.Gsm7 ? text.Sum(GsmAlphabet.CostOf) : text.Length;

    /// <summary>The parts, at least one; neither an escape nor a surrogate pair is split.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">An alphabet that has every character of it.</param>
    public static IReadOnlyList<string> Split(string text, SmsEncoding encoding)
    {
        (int single, int joined) = RoomOf(encoding);
        if (CostOf(text, encoding) <= single)
        {
            return [text];
        }

        List<string> parts = [];
        (int start, int used, int length) = (0, 0, 0);
        for (int i = 0; i < text.Length; i += length)
        {
            length = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
            int cost = CostOf(text.Substring(i, length), encoding);
            if (used + cost > joined)
            {
                parts.Add(text[start..i]);
                (start, used) = (i, 0);
            }

            used += cost;
        }

        parts.Add(text[start..]);
        return parts;
    }
}
