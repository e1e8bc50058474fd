namespace Notification.Sdk.Tests.Extending;

public sealed class ReportShelf(IReportFiles files) : IReportLink
{
    public async ValueTask<Uri?> LinkAsync(ReportEdition edition, Report document, CancellationToken cancellationToken)
    {
        await files.SaveAsync($"{edition.Id}/{document.FileName}", document.Content, cancellationToken);
        return new Uri($"https://console.example.org/reports/{edition.Id}/{document.FileName}");
    }
}
