using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Rendering;

namespace Notification.Sdk.Tests.Rendering;

public sealed class InertTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("a\r\nb\tc\u2028d\u0085e", "a b c d e")]
    [InlineData("a\0b\u001bc\u007f", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("a\u202Eb\u2066c\u200Fd\u061Ce", "abcde")]
    [InlineData("a\u200Bb\u200Dc\u2060d\uFEFFe\u00ADf", "abcdef")]
    [InlineData("a\U000E0041b\uFE0Fc\u3164d", "abcd")]
    [InlineData("\uFFFF", "\uFFFD")]
    [InlineData("  a   b  ", "a b")]
    [InlineData("{0} {{x}} 50%", "{0} {{x}} 50%")]
    [InlineData(null, "")]
    public void Anything_becomes_one_clean_line(string? value, string expected) =>
        Assert.Equal(expected, Inert.Line(value, 100).Value);

    [Fact]
    public void What_is_kept_as_it_is_comes_to_the_same_as_what_is_cleaned()
    {
        // Behind a tabulator, which is cut off at the end, every character goes the long way.
        foreach (char character in Enumerable.Range(' ', 0xFFFF - ' ').Select(code => (char)code))
        {
            string value = $"a{character}b";
            Assert.Equal(Cleaner.Clean(value + "\t", 50), Cleaner.Clean(value, 50));
        }
    }

    [Fact]
    public void Half_a_character_is_replaced()
    {
        Assert.Equal("a\uFFFDb", Inert.Line("a\uD800b", 100).Value);
        Assert.Equal("\uFFFDa", Inert.Line("\uDC00a", 100).Value);
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("ab cdefg", 4, "ab…")]
    [InlineData("abcde\U0001F600", 6, "abcde…")]
    [InlineData("abce\u0301fg", 5, "abc…")]
    public void A_long_value_is_cut_between_two_characters(string value, int maxLength, string expected) =>
        Assert.Equal(expected, Inert.Line(value, maxLength).Value);

    [Fact]
    public void Marks_do_not_pile_up() =>
        Assert.Equal("e" + new string('\u0301', 6) + "f", Inert.Line("e" + new string('\u0301', 999) + "f", 1_000).Value);

    [Fact]
    public void The_work_is_bounded_by_the_length_asked_for()
    {
        string huge = new('A', 50_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string line = Inert.Line(huge, 100).Value;

        Assert.Equal(new string('A', 99) + "…", line);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void What_hides_behind_a_wall_of_nothing_is_cut_and_says_so() =>
        Assert.Equal("a…", Inert.Line("a" + new string('\u200B', 10_000) + "b", 100).Value);

    [Fact]
    public void Cleaning_is_a_law() => Prop.ForAll(
        Texts.Any,
        text =>
        {
            string line = Cleaner.Clean(text, 50);
            Forbidden.In(line, linesAllowed: false);
            Assert.InRange(line.Length, 0, 50);
            Assert.Equal(line.Trim(' '), line);
            Assert.Equal(line, Cleaner.Clean(line, 50));
        }).Holds();
}
