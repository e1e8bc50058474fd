using System.Globalization;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Fonts;
using Notification.Sdk.Reports.Layout;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>Reports written as PDF with the font of the tests.</summary>
internal static class Pdfs
{
    public static readonly Lazy<FontBook> Fonts = new(() => new FontBook(FontFolder.Read(PdfTools.Font), () => []));

    public static byte[] Write(ReportDocument report, FontBook? fonts = null)
    {
        using var file = new MemoryStream();
        ReportLayout.Write(report, fonts ?? Fonts.Value, file, CancellationToken.None);
        return file.ToArray();
    }

    public static ReportDocument Report(params ReportBlock[] blocks) => new()
    {
        Title = "Weekly report",
        Author = "Example Ltd",
        Culture = CultureInfo.GetCultureInfo("en"),
        Made = new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.FromHours(8)),
        Blocks = blocks,
    };

    public static Table Table(IEnumerable<IReadOnlyList<Cell>> rows) =>
        new([new("Priority", 1), new("Finding", 4), new("Count", 1, IsNumber: true)], rows, "Nothing to report.");
}
