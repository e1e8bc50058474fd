using System.Text;
using Notification.Sdk.Reports.Tests.Support;
using Notification.Sdk.Testing;

namespace Notification.Sdk.Reports.Tests.Conformance;

public sealed class CsvReportGeneratorConformance : ReportGeneratorConformance
{
    public static TheoryData<string> All => [.. Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddCsvReports();

    protected override ValueTask CheckAsync(ReportRequest request, Report report)
    {
        List<List<string>> rows = CsvReader.Read(Encoding.UTF8.GetString(report.Content.Span)[1..], ',');
        Assert.True(rows.Count > request.Open.Count + request.Resolved.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        return ValueTask.CompletedTask;
    }
}
