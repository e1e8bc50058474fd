using System.Globalization;
using System.Net.Mime;
using Notification.Sdk.Testing.Channels;

namespace Notification.Sdk.Testing.Reports;

/// <summary>The cases by name, in the order in which a new generator meets them.</summary>
internal static class ReportCases
{
    private const int LongestText = 10_000;
    private const int ManyFindings = 2_000;

    public static IReadOnlyDictionary<string, Func<ReportTrial, Task>> All { get; } = new Dictionary<string, Func<ReportTrial, Task>>
    {
        ["The format is constant, of lower-case letters and digits"] = FormatAsync,
        ["The file has a plain name with the format as its ending, and a media type"] = NameAsync,
        ["Nothing to report is a document too"] = EmptyAsync,
        ["Events alone are enough"] = BareAsync,
        ["Every language and zone gets a document"] = LanguagesAsync,
        ["The same request gives the same bytes, whatever the time, the culture of the process and who else asks"] = SameBytesAsync,
        ["Two thousand findings get a document"] = LargeAsync,
        ["Hostile text gets a sound document"] = HostileAsync,
        ["A generation that is cancelled before it begins ends"] = CancelledAsync,
    };

    private static Task FormatAsync(ReportTrial trial)
    {
        string format = trial.Generator.Format;
        Promise.Holds(
            format.Length is > 0 and <= 16 && format.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                && Enumerable.Range(0, 100).All(_ => trial.Generator.Format == format),
            "the format is constant, 1 to 16 lower-case letters and digits",
            $"it is '{format}', then '{trial.Generator.Format}'",
            "return a constant such as pdf: it is the ending of files");
        return Task.CompletedTask;
    }

    private static async Task NameAsync(ReportTrial trial)
    {
        Report report = await trial.MakeAsync(ReportKit.Week()).ConfigureAwait(false);
        Promise.Holds(
            report.FileName.EndsWith("." + trial.Generator.Format, StringComparison.Ordinal)
                && report.FileName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'),
            "a file's name is of letters, digits, '-', '_' and '.', without a path, and ends in the format",
            $"it is '{report.FileName}'",
            "make it of the topic and the date, such as vulnerabilities-2026-03-30.pdf");
        Promise.Holds(
            MediaType(report.ContentType),
            "a document has a media type",
            $"it is '{report.ContentType}'",
            "give one such as application/pdf");
    }

    private static async Task EmptyAsync(ReportTrial trial) => await trial.MakeAsync(ReportKit.Bare() with { Events = [] }).ConfigureAwait(false);

    private static async Task BareAsync(ReportTrial trial) => await trial.MakeAsync(ReportKit.Bare()).ConfigureAwait(false);

    private static async Task LanguagesAsync(ReportTrial trial)
    {
        foreach ((string language, string zone) in new[] { ("en", "UTC"), ("zh-Hans", "Asia/Shanghai"), ("ja", "Asia/Tokyo"), ("ar", "Africa/Cairo"), ("de", "America/St_Johns") })
        {
            await trial.MakeAsync(ReportKit.Week(language: language, zone: zone)).ConfigureAwait(false);
        }
    }

    private static async Task SameBytesAsync(ReportTrial trial)
    {
        ReportRequest request = ReportKit.Week(language: "zh-Hans");
        Report first = await trial.MakeAsync(request).ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromDays(40));
        Report[] others = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(i % 2 == 0 ? "ar-SA" : "de-DE");
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
            return trial.MakeAsync(request);
        }))).ConfigureAwait(false);
        Promise.Holds(
            others.All(report => report.FileName == first.FileName && report.Content.Span.SequenceEqual(first.Content.Span)),
            "the same request gives the same bytes",
            "they differed at another time, under another culture of the process, or while others asked",
            "write with the request's culture and zone and its own times, read no clock, make no random ids, and share nothing between calls");
    }

    private static async Task LargeAsync(ReportTrial trial) => await trial.MakeAsync(ReportKit.Week(findings: ManyFindings)).ConfigureAwait(false);

    private static async Task HostileAsync(ReportTrial trial)
    {
        foreach (string text in HostileTexts.All.Values)
        {
            await trial.MakeAsync(ReportKit.Week(text.Length > LongestText ? text[..LongestText] : text, findings: 3)).ConfigureAwait(false);
        }
    }

    private static async Task CancelledAsync(ReportTrial trial)
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync().ConfigureAwait(false);
        try
        {
            await trial.Generator.GenerateAsync(ReportKit.Week(), cancelled.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception thrown) when (thrown is not ConformanceException)
        {
            throw new ConformanceException(
                "a generation that is cancelled ends in a document or in OperationCanceledException",
                $"it threw {thrown.GetType().Name}",
                "pass the token on and let its exception through",
                thrown);
        }
    }

    private static bool MediaType(string text)
    {
        try
        {
            return new ContentType(text).MediaType.Length > 0;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return false;
        }
    }
}
