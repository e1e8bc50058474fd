using System.Globalization;
using System.Text;

namespace Notification.Sdk.Testing.Tests.Reports;

/// <summary>A line for each finding, or something that is wrong in a certain way.</summary>
internal sealed class FaultyGenerator(ReportDefect defect, TimeProvider time) : IReportGenerator
{
    public string Format => defect == ReportDefect.ShoutsItsFormat ? "TXT" : "txt";

    public ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            throw defect == ReportDefect.ThrowsWhenCancelled ? new InvalidOperationException() : new OperationCanceledException(cancellationToken);
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Open.Count, defect == ReportDefect.ChokesOnMany ? 1_000 : int.MaxValue);
        if ((defect == ReportDefect.KnowsEnglishOnly && request.Culture.Name != "en") || (defect == ReportDefect.NeedsFigures && request.Days.Count == 0))
        {
            throw new NotSupportedException();
        }

        string name = defect == ReportDefect.NamesAFolder ? "reports/week.txt" : "week.txt";
        string type = defect == ReportDefect.HasNoMediaType ? "text" : "text/plain; charset=utf-8";
        return ValueTask.FromResult(new Report(name, type, Encoding.UTF8.GetBytes(Text(request))));
    }

    private string Text(ReportRequest request)
    {
        if (defect == ReportDefect.IsEmptyWithoutEvents && request.Events.Count == 0)
        {
            return "";
        }

        string made = defect switch
        {
            ReportDefect.ReadsTheClock => time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ReportDefect.ReadsTheCulture => 1234.5.ToString("N", CultureInfo.CurrentCulture),
            _ => request.MadeAt.ToString("O", CultureInfo.InvariantCulture),
        };
        IEnumerable<string> titles = request.Open.Select(finding => finding.Event.Title);
        return string.Join('\n', titles.Select(title => defect == ReportDefect.WritesRawText ? title : title.ReplaceLineEndings(" ")).Prepend(made));
    }
}
