using System.Text;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>Lengths in UTF-8 bytes.</summary>
internal static class Fitting
{
    public static int Bytes(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text);

    public static bool Fits(string text, int limit) => Bytes(text) <= limit;

    /// <summary>The encoded text, or as much of it as fits with a mark behind it, cut between two characters as a reader
    /// sees them; empty when nothing fits.</summary>
    public static string Line(string text, string mark, Func<string, string> encode, int limit)
    {
        string line = encode(text);
        for (int place = text.Length - 1; place > 0 && !Fits(line, limit); place--)
        {
            place = TextCut.Border(text, place);
            line = encode(text[..place].TrimEnd(' ') + mark);
        }

        return Fits(line, limit) ? line : "";
    }
}
