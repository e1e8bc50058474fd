using Notification.Sdk.Reports.Tests.Support;
using Notification.Sdk.Testing;

namespace Notification.Sdk.Reports.Tests.Conformance;

[Collection(nameof(PdfGroup))]
public sealed class PdfReportGeneratorConformance(PdfTools tools) : ReportGeneratorConformance
{
    public static TheoryData<string> All => [.. Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddPdfReports(options =>
    {
        options.Fonts.Add(PdfTools.Font);
        options.UseSystemFonts = false;
    });

    protected override async ValueTask CheckAsync(ReportRequest request, Report report) => await tools.CheckAsync(report.Content.ToArray());
}
