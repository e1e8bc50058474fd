using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Reports.Layout.Text;

namespace Notification.Sdk.Reports.Tests.Layout;

public sealed class LineBreakerTests
{
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one  two", 3, "one|two")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("ab cdefghij", 4, "ab|cdef|ghij")]
    [InlineData("/usr/share/fonts", 8, "/usr/|share/|fonts")]
    [InlineData("web-1.example.com", 9, "web-1.|example.|com")]
    [InlineData("see CVE-2026-10001", 15, "see|CVE-2026-10001")]
    [InlineData("version 3.0.13 now", 10, "version|3.0.13 now")]
    [InlineData("漏洞已修复。请重启", 5, "漏洞已修|复。请重启")]
    [InlineData("服务（例如）停止", 3, "服务|（例|如）停|止")]
    [InlineData("サーバーを再起動", 3, "サー|バーを|再起動")]
    [InlineData("更新nginx到", 4, "更新|ngin|x到")]
    [InlineData("))))))))))))", 10, "))))))))))|))")]
    [InlineData("", 4, "")]
    public void Lines_end_where_a_reader_expects_it(string text, int width, string lines) =>
        Assert.Equal(lines, string.Join('|', Break(text, width)));

    [Fact]
    public void No_line_is_too_wide_and_nothing_is_lost() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<PositiveInt>(), (text, width) =>
        {
            List<string> lines = Break(text.Get.Replace("\0", "", StringComparison.Ordinal), width.Get);
            Assert.All(lines, line => Assert.InRange(line.EnumerateRunes().Count(), 0, Math.Max(1, width.Get)));
            Assert.Equal(Squeezed(text.Get), Squeezed(string.Concat(lines)));
        }).Holds();

    private static string Squeezed(string text) => string.Concat(
        text.EnumerateRunes().Where(rune => rune.Value is not (' ' or 0)).Select(rune => rune.ToString()));

    // Each character is one em wide; its place in the text is its number.
    private static List<string> Break(string text, int width)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        Glyph[] glyphs = [.. runes.Select((rune, place) => new Glyph(0, (ushort)place, 1000, BreakKinds.Of(rune), false))];
        return [.. LineBreaker.Break(glyphs, width * 1000).Select(line => Text(line, runes))];
    }

    private static string Text(TextLine line, Rune[] runes)
    {
        var text = new StringBuilder();
        foreach (Glyph glyph in line.Glyphs.Span)
        {
            text.Append(runes[glyph.Number]);
        }

        return text.ToString();
    }
}
