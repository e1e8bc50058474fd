using System.Globalization;
using System.Text.RegularExpressions;
using Notification.Sdk.Reports.Layout;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>Where the words of a document stand, as poppler sees it.</summary>
internal static partial class PageWords
{
    private const int Fewest = 200;

    /// <summary>Words outside the margins, and words over words.</summary>
    public static IReadOnlyList<string> Faults(string boxes)
    {
        List<Word> words = Read(boxes);
        Assert.True(words.Count > Fewest);
        return
        [
            .. words.Where(word => !word.IsWithin).Select(word => $"outside: {word}"),
            .. from page in words.GroupBy(word => word.Page)
               from word in page
               from other in page
               where word != other && word.Overlaps(other)
               select $"over each other: {word} {other}",
        ];
    }

    private static List<Word> Read(string boxes)
    {
        List<Word> words = [];
        int page = 0;
        foreach (string line in boxes.Split('\n'))
        {
            page += line.Contains("<page ", StringComparison.Ordinal) ? 1 : 0;
            if (Box().Match(line) is { Success: true } match)
            {
                double[] n =
                [
                    .. match.Groups.Values.Skip(1).Take(4).Select(group => double.Parse(group.Value, CultureInfo.InvariantCulture)),
                ];
                words.Add(new Word(page, n[0], n[1], n[2], n[3], match.Groups[5].Value));
            }
        }

        return words;
    }

    [GeneratedRegex("""<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>""")]
    private static partial Regex Box();

    private sealed record Word(int Page, double Left, double Top, double Right, double Bottom, string Text)
    {
        public bool IsWithin =>
            Left >= Design.Left - 1 && Right <= Design.Right + 1 && Top >= 30 && Bottom <= Design.Height - 24;

        // Boxes reach from the ascent to the descent of the font, a little beyond what is drawn.
        public bool Overlaps(Word other) =>
            Math.Min(Right, other.Right) - Math.Max(Left, other.Left) > 0.5
            && Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) > 2;
    }
}
