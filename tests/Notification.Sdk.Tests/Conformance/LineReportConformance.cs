using System.Text;
using Notification.Sdk.Tests.Extending;

namespace Notification.Sdk.Tests.Conformance;

public sealed class LineReportConformance : ReportGeneratorConformance
{
    public static TheoryData<string> All => [.. Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddReportGenerator<LineReport>();

    protected override ValueTask CheckAsync(ReportRequest request, Report report)
    {
        string[] lines = Encoding.UTF8.GetString(report.Content.Span).TrimEnd().Split(Environment.NewLine);
        Assert.Equal(request.Open.Count + 1, lines.Length);
        return ValueTask.CompletedTask;
    }
}
