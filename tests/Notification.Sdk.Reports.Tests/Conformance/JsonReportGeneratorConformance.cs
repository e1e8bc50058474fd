using System.Text.Json;
using Notification.Sdk.Testing;

namespace Notification.Sdk.Reports.Tests.Conformance;

public sealed class JsonReportGeneratorConformance : ReportGeneratorConformance
{
    public static TheoryData<string> All => [.. Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddJsonReports();

    protected override ValueTask CheckAsync(ReportRequest request, Report report)
    {
        using JsonDocument document = JsonDocument.Parse(report.Content);
        Assert.Equal(1, document.RootElement.GetProperty("version").GetInt32());
        return ValueTask.CompletedTask;
    }
}
