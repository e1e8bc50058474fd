using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Samples.Tests.Support;
using Quickstart.Logs;

namespace Notification.Sdk.Samples.Tests.Logs;

public sealed class LogReaderTests
{
    [Fact]
    public void Every_line_comes_once_and_in_order_wherever_blocks_end()
    {
        Gen<int> length = Gen.Frequency(
            (6, Gen.Choose(1, 200)),
            (3, Gen.Choose(20_000, LogReader.LongestLine)),
            (1, Gen.Choose(LogReader.LongestLine + 1, 200_000)));
        Gen<bool> coin = Gen.Elements(true, false);
        Arbitrary<(int[] Lengths, bool Windows, bool Ends)> logs = (
            from lengths in length.NonEmptyListOf()
            from windows in coin
            from ends in coin
            select (lengths.ToArray(), windows, ends)).ToArbitrary();

        Prop.ForAll(logs, given =>
        {
            string end = given.Windows ? "\r\n" : "\n";
            string[] lines = [.. given.Lengths.Select((size, i) => new string((char)('a' + (i % 26)), size))];
            using var log = new TempLog(Encoding.UTF8.GetBytes(string.Join(end, lines) + (given.Ends ? end : "")));
            using LogReader reader = LogReader.Open(log.Path);
            return reader.ReadLines().SequenceEqual(
                lines.Select(line => line.Length <= LogReader.LongestLine ? line : null));
        }).Holds();
    }

    [Fact]
    public void Blank_lines_count_and_a_last_line_break_makes_no_line()
    {
        using var log = new TempLog("\n\r\na\n"u8.ToArray());
        using LogReader reader = LogReader.Open(log.Path);
        Assert.Equal(["", "", "a"], reader.ReadLines());
    }

    [Fact]
    public void A_byte_order_mark_is_no_text_and_broken_UTF8_no_end()
    {
        using var log = new TempLog([0xEF, 0xBB, 0xBF, (byte)'a', 0xFF, (byte)'\n', (byte)'b']);
        using LogReader reader = LogReader.Open(log.Path);
        Assert.Equal(["a\uFFFD", "b"], reader.ReadLines());
    }
}
