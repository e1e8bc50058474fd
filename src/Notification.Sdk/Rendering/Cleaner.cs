using System.Buffers;
using System.Globalization;
using System.Text;

namespace Notification.Sdk.Rendering;

/// <summary>Makes one line of clean text of anything. The work is bounded by the length asked for, not by the length
/// given.</summary>
internal static class Cleaner
{
    private const int MarksInARow = 6;
    private const int ReadAhead = 8;

    // Letters and digits of any script, and what is printable ASCII: the long way keeps each of them as it is.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', 0xFFFF - ' ')
        .Select(code => (char)code)
        .Where(IsPlain)]);

    public static string Clean(string? value, int maxLength)
    {
        if (value is not null && value.Length <= maxLength && IsClean(value))
        {
            return value;
        }

        ReadOnlySpan<char> rest = Readable(value ?? "", maxLength, out bool isCut);
        var kept = new StringBuilder(Math.Min(rest.Length, maxLength + 2));
        int marks = 0;
        while (!rest.IsEmpty && kept.Length <= maxLength)
        {
            // A lone surrogate is decoded as U+FFFD.
            _ = Rune.DecodeFromUtf16(rest, out Rune rune, out int used);
            rest = rest[used..];
            Add(kept, rune, ref marks);
        }

        string text = kept.ToString().TrimEnd(' ');
        return isCut ? TextCut.Ending(text, maxLength) : TextCut.AtMost(text, maxLength);
    }

    // Most values need nothing; the long way comes to the same for them.
    private static bool IsClean(string value) => value.Length == 0
        || (!value.AsSpan().ContainsAnyExcept(Plain)
            && value[0] != ' ' && value[^1] != ' '
            && !value.Contains("  ", StringComparison.Ordinal));

    private static bool IsPlain(char character) => character is >= ' ' and <= '~'
        || (char.IsLetterOrDigit(character)
            && !Characters.IsInvisible(new Rune(character), char.GetUnicodeCategory(character)));

    private static ReadOnlySpan<char> Readable(string value, int maxLength, out bool isCut)
    {
        int length = maxLength * ReadAhead;
        isCut = length < value.Length;
        if (!isCut)
        {
            return value;
        }

        return value.AsSpan(0, char.IsSurrogatePair(value, length - 1) ? length - 1 : length);
    }

    private static void Add(StringBuilder kept, Rune rune, ref int marks)
    {
        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        if (Characters.IsInvisible(rune, category))
        {
            return;
        }

        if (Characters.IsSpace(rune, category))
        {
            // Runs of spaces become one, so that nothing is pushed out of sight.
            if (kept.Length > 0 && kept[^1] != ' ')
            {
                kept.Append(' ');
            }

            marks = 0;
            return;
        }

        marks = Characters.IsMark(category) ? marks + 1 : 0;
        if (marks <= MarksInARow)
        {
            Span<char> characters = stackalloc char[2];
            Rune readable = Characters.IsReadable(rune, category) ? rune : Rune.ReplacementChar;
            kept.Append(characters[..readable.EncodeToUtf16(characters)]);
        }
    }
}
