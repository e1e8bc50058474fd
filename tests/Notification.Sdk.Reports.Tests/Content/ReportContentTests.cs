using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Reports.Content;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Reports.Tests.Content;

public sealed partial class ReportContentTests
{
    private static readonly ResourceManager Resources =
        new("Notification.Sdk.Reports.Content.ContentWords", typeof(ContentWords).Assembly);

    [Fact]
    public void A_week_has_its_cover_figures_charts_and_a_table_for_each_part()
    {
        ReportDocument document = new ReportContent().Compose(Requests.Week());
        Assert.IsType<Cover>(document.Blocks[0]);
        Assert.Equal(Enum.GetValues<ReportSection>().Length, document.Blocks.OfType<Heading>().Count(heading => heading.Level == 1));
        Assert.Equal(4, document.Blocks.OfType<Chart>().Count());
        Assert.Contains("−3", document.Blocks.OfType<KeyFigures>().Single().Figures[0].Change, StringComparison.Ordinal);
        Assert.All(document.Blocks.OfType<Table>(), table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
        Assert.All(document.Blocks.OfType<Chart>(), chart => Assert.All(
            chart.Series, series => Assert.Equal(chart.Categories.Count, series.Values.Count)));
    }

    [Fact]
    public void The_days_of_the_chart_are_those_of_the_reports_zone_and_lose_no_event()
    {
        Chart days = Chart(Requests.Week());
        Assert.Equal(["03-02", "03-03", "03-04", "03-05", "03-06", "03-07", "03-08", "03-09"], days.Categories);
        Assert.Equal(62, days.Series.Sum(series => series.Values.Sum()));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(92)]
    [InlineData(366)]
    [InlineData(5000)]
    public void A_long_period_has_columns_that_can_be_counted_and_loses_no_event(int length)
    {
        DateOnly first = DateOnly.FromDateTime(Requests.From.DateTime);
        Chart days = Chart(Requests.Week() with
        {
            To = Requests.From.AddDays(length),
            Days = [.. Enumerable.Range(0, length).Select(i => new ReportDay(first.AddDays(i), Severity.High, 2))],
        });
        Assert.InRange(days.Categories.Count, 1, 32);
        Assert.Equal(2 * length, days.Series.Sum(series => series.Values.Sum()));
    }

    [Fact]
    public void Within_an_asset_the_most_urgent_comes_first_and_the_worst_asset_leads()
    {
        ReportDocument document = new ReportContent().Compose(Requests.Week() with { Sections = [ReportSection.Vulnerabilities] });
        Table table = Assert.IsType<Table>(document.Blocks[^1]);
        string[] rows = [.. table.Rows.Select(row => $"{row[1].Text} {row[0].Text}")];
        Assert.Equal(6, rows.Length);
        Assert.Equal(rows.Select(row => row.Split(' ')[0]).Distinct().Count(), 1 + rows.Zip(rows.Skip(1)).Count(pair => pair.First.Split(' ')[0] != pair.Second.Split(' ')[0]));
        Assert.Equal("web-0 As soon as possible", rows[0]);
    }

    [Fact]
    public void Only_the_chosen_parts_are_there()
    {
        ReportDocument document = new ReportContent().Compose(
            Requests.Week() with { Sections = [ReportSection.Deliveries, ReportSection.Baseline] });
        Assert.Equal(
            ["Baseline and configuration risks", "Notifications: sent, held back, failed"],
            document.Blocks.OfType<Heading>().Select(heading => heading.Text));
    }

    [Fact]
    public void An_empty_period_says_so() => Assert.Contains(
        new ReportContent().Compose(Requests.Empty()).Blocks.OfType<Paragraph>(),
        paragraph => paragraph.Text.StartsWith("Nothing to report", StringComparison.Ordinal));

    [Theory]
    [InlineData(null, false)]
    [InlineData(10_000, true)]
    public void Outcomes_that_were_counted_from_the_log_say_so(int? latest, bool isSaid)
    {
        ReportDocument document = new ReportContent().Compose(
            Requests.Week() with { Sections = [ReportSection.Deliveries], OutcomesOfLatest = latest });
        Assert.Equal(isSaid, document.Blocks.OfType<Note>().Any(note => note.Text.Contains("latest 10,000 entries", StringComparison.Ordinal)));
    }

    [Fact]
    public void Events_of_a_topic_without_findings_stand_for_themselves()
    {
        ReportRequest request = Requests.Empty() with
        {
            Events = [SecurityEvents.SuspiciousProcess(new Asset("web-1"), new ProcessEvidence("xmrig")) with { OccurredAt = Requests.From }],
        };
        Assert.Contains(
            new ReportContent().Compose(request).Blocks.OfType<Table>().SelectMany(table => table.Rows),
            row => row.Any(cell => cell.Text == "Suspicious process xmrig"));
    }

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("ja")]
    public void Every_word_is_there_in_every_language_with_the_same_places(string culture)
    {
        Dictionary<string, string> english = All(CultureInfo.InvariantCulture);
        Dictionary<string, string> other = All(CultureInfo.GetCultureInfo(culture));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, word => Assert.Equal(Places(word.Value), Places(other[word.Key])));
    }

    [Fact]
    public void Every_value_that_is_shown_has_a_word()
    {
        ContentWords words = ContentWords.For(CultureInfo.InvariantCulture);
        Assert.All(Enum.GetNames<ReportSection>(), name => Assert.NotNull(words.Find($"section.{name}")));
        Assert.All(Enum.GetNames<Severity>(), name => Assert.NotNull(words.Find($"severity.{name}")));
        Assert.All(Enum.GetNames<FixPriority>(), name => Assert.NotNull(words.Find($"priority.{name}")));
        Assert.All(Enum.GetNames<FindingState>(), name => Assert.NotNull(words.Find($"state.{name}")));
        Assert.All(
            typeof(Topics).GetFields().Select(field => field.GetRawConstantValue()), topic => Assert.NotNull(words.Find($"topic.{topic}")));
        Assert.All(
            typeof(Rules).GetFields().Select(field => (string)field.GetRawConstantValue()!).Where(rule => !rule.EndsWith(':')),
            rule => Assert.NotNull(words.Find($"rule.{rule}")));
    }

    private static Chart Chart(ReportRequest request) =>
        new ReportContent().Compose(request).Blocks.OfType<Chart>().First(chart => chart.Kind == ChartKind.Columns);

    private static Dictionary<string, string> All(CultureInfo culture)
    {
        ResourceSet? set = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return set.Cast<DictionaryEntry>().ToDictionary(word => (string)word.Key, word => word.Value as string ?? "");
    }

    private static string Places(string word) =>
        string.Join(' ', Place().Matches(word).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();
}
