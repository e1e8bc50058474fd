namespace Notification.Sdk.Tests.Extending;

public sealed class ReportPage(IReports reports)
{
    public async Task<Report> LastMonthAsync(DateTimeOffset now, IProgress<ReportProgress> progress)
    {
        var order = new ReportOrder("overview", now.AddMonths(-1), now) { Topics = [], Formats = ["html"], Culture = "ja" };
        ReportEdition edition = await reports.GenerateAsync(order, progress);
        return edition.Documents[0];
    }

    public ValueTask<IReadOnlyList<ReportEdition>> LatestAsync() => reports.ListAsync(new ReportQuery { Topic = "overview" });
}
