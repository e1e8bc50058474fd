using Notification.Sdk;

namespace Quickstart.Reports;

/// <summary>The report over the last week of the log.</summary>
internal static class WeeklyReport
{
    private const string Topic = "weekly";

    /// <summary>Makes the report and writes its first document to a file.</summary>
    /// <param name="reports">Who makes it.</param>
    /// <param name="last">The time of the last line.</param>
    /// <param name="path">Where to; a file of the report's own name in the folder for temporary files when null.</param>
    /// <returns>The file.</returns>
    public static async Task<string> WriteAsync(IReports reports, DateTimeOffset last, string? path)
    {
        DateTimeOffset end = new(last.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        ReportEdition edition = await reports.GenerateAsync(new ReportOrder(Topic, end.AddDays(-7), end) { Topics = [] });
        Report document = edition.Documents[0];
        string file = Path.GetFullPath(path ?? Path.Combine(Path.GetTempPath(), document.FileName));
        await File.WriteAllBytesAsync(file, document.Content.ToArray());
        return file;
    }
}
