using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Sms.Segmentation;

namespace Notification.Sdk.Sms.Tests;

public sealed class SegmenterTests
{
    private static readonly string[] Atoms = ["a", "€", "{", "é", "\n", "警", "🔥", "e\u0301", "Ω", "`", "ç", "👨‍👩‍👧"];

    [Theory]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("a", 350, 3)]
    [InlineData("€", 80, 1)]
    [InlineData("€", 81, 2)]
    [InlineData("€", 152, 2)]
    [InlineData("€", 153, 3)]
    [InlineData("警", 70, 1)]
    [InlineData("警", 71, 2)]
    [InlineData("警", 134, 2)]
    [InlineData("警", 150, 3)]
    [InlineData("警", 160, 3)]
    [InlineData("🔥", 35, 1)]
    [InlineData("🔥", 36, 2)]
    [InlineData("🔥", 66, 2)]
    [InlineData("🔥", 67, 3)]
    [InlineData("", 1, 1)]
    public void A_text_takes_so_many_parts(string atom, int times, int parts)
    {
        string text = string.Concat(Enumerable.Repeat(atom, times));

        Assert.Equal(parts, Segmenter.Split(text, Segmenter.EncodingOf(text)).Count);
    }

    [Fact]
    public void The_parts_of_the_published_examples_are_as_long_as_published()
    {
        Assert.Equal([67, 67, 26], Lengths(new string('警', 160)));
        Assert.Equal([153, 153, 44], Lengths(new string('x', 350)));
        Assert.Equal([67, 67, 16], Lengths(new string('警', 150)));
        static IEnumerable<int> Lengths(string text) =>
            Segmenter.Split(text, Segmenter.EncodingOf(text)).Select(part => part.Length);
    }

    [Fact]
    public void On_the_mainland_plain_ASCII_takes_70_and_67_too() => Assert.Equal(
        [67, 67, 26], Segmenter.Split(new string('x', 160), SmsEncoding.Ucs2).Select(part => part.Length));

    [Fact]
    public void An_escape_is_not_split()
    {
        IReadOnlyList<string> parts = Segmenter.Split(
            new string('a', 152) + "€" + new string('a', 20), SmsEncoding.Gsm7);

        Assert.Equal([152, 21], parts.Select(part => part.Length));
    }

    [Theory]
    [InlineData("`")]
    [InlineData("ç")]
    [InlineData("…")]
    [InlineData("警")]
    [InlineData("🔥")]
    [InlineData("\t")]
    public void One_character_outside_the_alphabet_turns_the_whole_text(string character) =>
        Assert.Equal(SmsEncoding.Ucs2, Segmenter.EncodingOf($"abc{character}"));

    [Fact]
    public void The_alphabet_has_127_characters_and_ten_behind_the_escape()
    {
        Assert.Equal(137, GsmAlphabet.Count);
        Assert.Equal(10, Enumerable.Range(0, char.MaxValue + 1).Count(c => GsmAlphabet.CostOf((char)c) == 2));
    }

    [Fact]
    public void Parts_keep_to_their_room_lose_nothing_and_split_no_pair() => Prop.ForAll(Texts(), text =>
    {
        SmsEncoding encoding = Segmenter.EncodingOf(text);
        (int single, int joined) = Segmenter.RoomOf(encoding);
        IReadOnlyList<string> parts = Segmenter.Split(text, encoding);
        int room = parts.Count == 1 ? single : joined;
        return string.Concat(parts) == text
            && parts.All(part => Segmenter.CostOf(part, encoding) <= room)
            && (parts.Count == 1) == (Segmenter.CostOf(text, encoding) <= single)
            && parts.All(
                part => part.Length == 0 || (!char.IsLowSurrogate(part[0]) && !char.IsHighSurrogate(part[^1])));
    }).Holds();

    [Fact]
    public void A_fitted_text_fits_and_is_a_beginning_cut_between_characters() => Prop.ForAll(Texts(), text =>
        Enumerable.Range(1, 3).All(most =>
        {
            var fitted = FittedText.Of(text, most);
            bool counts = fitted.Parts <= most && fitted.Encoding == Segmenter.EncodingOf(fitted.Text)
                && fitted.Parts == Segmenter.Split(fitted.Text, fitted.Encoding).Count;
            return counts && (fitted.Text == text || IsCut(fitted.Text, text));
        })).Holds();

    [Fact]
    public void A_cut_text_uses_its_room() =>
        Assert.Equal(
            new FittedText(new string('x', 157) + "...", SmsEncoding.Gsm7, 1), FittedText.Of(new string('x', 400), 1));

    private static bool IsCut(string cut, string text)
    {
        string start = cut[..^FittedText.Mark.Length];
        int[] borders = System.Globalization.StringInfo.ParseCombiningCharacters(text);
        bool atBorder = borders.Any(border => text[..border].TrimEnd() == start);
        return cut.EndsWith(FittedText.Mark, StringComparison.Ordinal) && atBorder;
    }

    private static Arbitrary<string> Texts() => Gen.Choose(0, 2).SelectMany(
        kind => Gen.Choose(0, 400).SelectMany(length =>
        Gen.Elements(kind == 0 ? Atoms[..4] : Atoms).ListOf(length).Select(string.Concat))).ToArbitrary();
}
