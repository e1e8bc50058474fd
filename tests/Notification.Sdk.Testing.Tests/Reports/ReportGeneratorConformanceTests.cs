using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Testing.Tests.Reports;

/// <summary>The suite passes a good generator, and finds each defect by the case that is named for it.</summary>
public sealed class ReportGeneratorConformanceTests
{
    public static TheoryData<string> All => [.. ReportGeneratorConformance.Cases];

    [Theory]
    [MemberData(nameof(All))]
    public Task A_good_generator_passes(string promise) => new Suite(ReportDefect.None).RunAsync(promise);

    [Theory]
    [InlineData(ReportDefect.ShoutsItsFormat, "The format is constant, of lower-case letters and digits")]
    [InlineData(ReportDefect.NamesAFolder, "The file has a plain name with the format as its ending, and a media type")]
    [InlineData(ReportDefect.HasNoMediaType, "The file has a plain name with the format as its ending, and a media type")]
    [InlineData(ReportDefect.IsEmptyWithoutEvents, "Nothing to report is a document too")]
    [InlineData(ReportDefect.NeedsFigures, "Events alone are enough")]
    [InlineData(ReportDefect.KnowsEnglishOnly, "Every language and zone gets a document")]
    [InlineData(ReportDefect.ReadsTheClock, "The same request gives the same bytes, whatever the time, the culture of the process and who else asks")]
    [InlineData(ReportDefect.ReadsTheCulture, "The same request gives the same bytes, whatever the time, the culture of the process and who else asks")]
    [InlineData(ReportDefect.ChokesOnMany, "Two thousand findings get a document")]
    [InlineData(ReportDefect.WritesRawText, "Hostile text gets a sound document")]
    [InlineData(ReportDefect.ThrowsWhenCancelled, "A generation that is cancelled before it begins ends")]
    public async Task A_defect_is_found(ReportDefect defect, string promise) =>
        await Assert.ThrowsAsync<ConformanceException>(() => new Suite(defect).RunAsync(promise));

    [Fact]
    public async Task An_unknown_case_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new Suite(ReportDefect.None).RunAsync("something else"));

    private sealed class Suite(ReportDefect defect) : ReportGeneratorConformance
    {
        protected override void Register(ISecurityNotificationsBuilder notifications)
        {
            notifications.Services.AddSingleton(typeof(ReportDefect), defect);
            notifications.AddReportGenerator<FaultyGenerator>();
        }

        protected internal override ValueTask CheckAsync(ReportRequest request, Report report)
        {
            int lines = Encoding.UTF8.GetString(report.Content.Span).Split('\n').Length;
            return lines == request.Open.Count + 1
                ? ValueTask.CompletedTask
                : throw new ConformanceException("a line for each finding", $"{lines} lines", "take line breaks out of titles");
        }
    }
}
