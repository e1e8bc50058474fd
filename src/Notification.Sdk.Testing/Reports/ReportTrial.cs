using Notification.Sdk.Testing.Channels;

namespace Notification.Sdk.Testing.Reports;

/// <summary>One generator under trial.</summary>
internal sealed class ReportTrial
{
    private readonly ReportGeneratorConformance _suite;

    public ReportTrial(ReportGeneratorConformance suite, IEnumerable<IReportGenerator> generators)
    {
        IReportGenerator[] all = [.. generators];
        Promise.Holds(
            all.Length == 1,
            "the suite tries one generator",
            $"{all.Length} are registered",
            "register one in Register, with AddReportGenerator or its own verb");
        (_suite, Generator) = (suite, all[0]);
    }

    public IReportGenerator Generator { get; }

    public ManualClock Clock => _suite.Clock;

    /// <summary>Makes a document, and checks what every one must be.</summary>
    public async Task<Report> MakeAsync(ReportRequest request)
    {
        Report report;
        try
        {
            report = await Generator.GenerateAsync(request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception thrown) when (thrown is not ConformanceException)
        {
            throw new ConformanceException(
                "a generator makes a document of every request",
                $"it threw {thrown.GetType().Name}",
                "take empty lists, missing assets and strange texts as they come",
                thrown);
        }

        Promise.Holds(
            report.Content.Length > 0,
            "a document has bytes, also when there is nothing to report",
            $"{report.FileName} is empty",
            "say in the document that there is nothing");
        await _suite.CheckAsync(request, report).ConfigureAwait(false);
        return report;
    }
}
