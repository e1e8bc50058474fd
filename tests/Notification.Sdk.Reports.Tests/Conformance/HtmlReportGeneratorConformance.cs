using System.Text;
using Notification.Sdk.Testing;

namespace Notification.Sdk.Reports.Tests.Conformance;

public sealed class HtmlReportGeneratorConformance : ReportGeneratorConformance
{
    public static TheoryData<string> All => [.. Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddHtmlReports();

    protected override ValueTask CheckAsync(ReportRequest request, Report report)
    {
        string page = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(report.Content.Span);
        Assert.EndsWith("</html>", page.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        return ValueTask.CompletedTask;
    }
}
