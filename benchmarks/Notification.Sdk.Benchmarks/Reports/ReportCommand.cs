using System.Diagnostics;
using System.Globalization;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Layout;

namespace Notification.Sdk.Benchmarks.Reports;

/// <summary>Writes a report with many rows as PDF, beside Chromium without a window that prints the same rows from HTML. Each
/// starts with nothing in memory but its program.</summary>
internal static class ReportCommand
{
    private const int Rounds = 3;

    public static void Run(string font, string browser, int rows)
    {
        string folder = Directory.CreateTempSubdirectory("report").FullName;
        try
        {
            string page = Path.Combine(folder, "report.html");
            File.WriteAllText(page, ReportHtml.Of(Report(rows)));
            List<double> ours = [];
            List<double> theirs = [];
            for (int round = 0; round < Rounds; round++)
            {
                ours.Add(Time(() => Write(font, rows, Path.Combine(folder, "ours.pdf"))));
                theirs.Add(Time(() => Print(browser, page, Path.Combine(folder, "theirs.pdf"))));
                Console.WriteLine($"round {round + 1}: ours {ours[^1]:N0} ms, Chromium {theirs[^1]:N0} ms");
            }

            Console.WriteLine(
                $"median: ours {Median(ours):N0} ms, Chromium {Median(theirs):N0} ms, ratio {Median(ours) / Median(theirs):N2}; "
                + $"ours {Length(folder, "ours.pdf"):N0} bytes, Chromium {Length(folder, "theirs.pdf"):N0} bytes; "
                + $"peak memory of ours {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024:N0} MiB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ReportDocument Report(int rows) => new()
    {
        Title = "Weekly report",
        Culture = CultureInfo.GetCultureInfo("en"),
        Made = new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.Zero),
        Blocks =
        [
            new Heading(1, "Unhandled vulnerabilities"),
            new Table(
                [
                    new("Priority", 2), new("Asset", 4), new("Vulnerability", 4), new("Seen", 1, IsNumber: true),
                    new("Suggested fix", 7),
                ],
                Enumerable.Range(0, rows).Select<int, IReadOnlyList<Cell>>(i =>
                [
                    i % 3 == 0 ? new("Urgent", Tone.Critical) : new("Soon", Tone.Medium),
                    new($"web-{i}.example.com"),
                    new($"CVE-2026-{10_000 + i}"),
                    new($"{i % 100}"),
                    new($"更新到 3.{i % 40} 或更高版本, update the package"),
                ]),
                ""),
        ],
    };

    // Opens the font anew, as a new process would.
    private static void Write(string font, int rows, string target)
    {
        using FileStream file = File.Create(target);
        ReportLayout.Write(Report(rows), new FontBook(FontFolder.Read(font), () => []), file, CancellationToken.None);
    }

    private static void Print(string browser, string page, string target)
    {
        var start = new ProcessStartInfo(
            browser, ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--print-to-pdf={target}", page])
        {
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{browser} did not start.");
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static long Length(string folder, string file) => new FileInfo(Path.Combine(folder, file)).Length;
}
