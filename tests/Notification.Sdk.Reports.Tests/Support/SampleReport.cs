using System.Globalization;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>A report as a manager gets it, in one of the three languages.</summary>
internal static class SampleReport
{
    private static readonly string[] Days = ["03-02", "03-03", "03-04", "03-05", "03-06", "03-07", "03-08"];
    private static readonly string[] Servers = ["web-1.example.com", "db-2", "a-server-with-a-very-long-name-in-the-cluster-of-the-shop"];

    public static ReportDocument In(string language, int rows = 40)
    {
        SampleWords words = WordsOf(language);
        return new ReportDocument
        {
            Title = words.Title,
            Author = "Example Ltd",
            Culture = CultureInfo.GetCultureInfo(language),
            Made = new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.FromHours(8)),
            Blocks = [.. Blocks(words, rows)],
        };
    }

    public static SampleWords WordsOf(string language) => language switch
    {
        "zh-Hans" => SampleWords.Chinese,
        "ja" => SampleWords.Japanese,
        _ => SampleWords.English,
    };

    private static IEnumerable<ReportBlock> Blocks(SampleWords words, int rows)
    {
        string[] facts = ["Example Ltd", "Asia/Shanghai", "2026-03-09 08:00"];
        yield return new Cover(
            words.Title, words.Period, [.. words.Facts.Zip(facts, (label, value) => new CoverFact(label, value))]);
        yield return new Heading(1, words.Summary);
        yield return new KeyFigures(
        [
            new(words.Figures[0], "38", "−12", Tone.High), new(words.Figures[1], "214", "+31", Tone.Medium),
            new(words.Figures[2], "50", "", Tone.Good), new(words.Figures[3], "1,204"),
        ]);
        yield return new Paragraph(words.Opinion);
        yield return new Chart(
            ChartKind.Columns,
            words.ByDay,
            Days,
            [
                new(words.Severities[0], Tone.Critical, [2, 0, 1, 4, 0, 0, 1]),
                new(words.Severities[1], Tone.High, [6, 9, 12, 14, 7, 2, 3]),
                new(words.Severities[2], Tone.Medium, [15, 18, 11, 22, 16, 4, 6]),
                new(words.Severities[3], Tone.Low, [9, 7, 13, 12, 8, 5, 7]),
            ]);
        yield return new Chart(
            ChartKind.Bars, words.ByPriority, words.Priorities, [new(words.ByPriority, Tone.Neutral, [5, 12, 21])]);
        yield return new Chart(
            ChartKind.Bars,
            words.Assets,
            Servers,
            [
                new(words.Severities[0], Tone.Critical, [3, 1, 0]), new(words.Severities[1], Tone.High, [9, 4, 2]),
                new(words.Severities[2], Tone.Medium, [4, 6, 5]),
            ]);
        yield return new Heading(1, words.Vulnerabilities);
        yield return new Note(words.Note);
        yield return new Heading(2, Servers[0]);
        yield return Vulnerabilities(words, rows);
        yield return new Heading(1, words.HeldBack);
        yield return Pdfs.Table([]) with { Empty = words.Empty };
    }

    private static Table Vulnerabilities(SampleWords words, int rows)
    {
        double[] weights = [2, 4, 3.6, 1.2, 7];
        return new Table(
            [.. words.Columns.Zip(weights, (name, weight) => new Column(name, weight, IsNumber: weight == 1.2))],
            Enumerable.Range(1, rows).Select<int, IReadOnlyList<Cell>>(i =>
            [
                new(words.Priorities[i % 3], i % 3 == 0 ? Tone.Critical : i % 3 == 1 ? Tone.Medium : Tone.Low),
                new($"web-{i}.example.com"),
                new($"CVE-2026-{10_000 + i}", Link: new Uri($"https://example.com/cve/CVE-2026-{10_000 + i}")),
                new($"{i * 7}"),
                new(words.Fix),
            ]),
            words.Empty);
    }
}
