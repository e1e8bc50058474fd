using System.Text;
using System.Text.Json;
using Notification.Sdk.Samples.Tests.Support;
using static Notification.Sdk.Samples.Tests.Support.Quickstarts;

namespace Notification.Sdk.Samples.Tests;

/// <summary>Whole runs over small logs. Each run that <see cref="ReplayAsync"/> makes must balance.</summary>
public sealed class QuickstartReplayTests
{
    [Fact]
    public async Task More_than_five_failed_logons_of_one_source_raise_one_alert_at_both_endpoints()
    {
        JsonElement report = await ReplayAsync(Lines.Attack("Mar 12 09"));
        Assert.Equal((6, 1, 7, 1, 0), Counts(report));
        Assert.Equal(6, report.Number("suppressed", Rules.Verdict));
        Assert.Equal(["2026-03-12T09:00:15Z event"], report.SentTo("inbox"));
        Assert.Equal(["2026-03-12T09:00:15Z event"], report.SentTo("soc"));
    }

    [Theory]
    [InlineData("09:00:00,09:02:00,09:04:00,09:06:00,09:08:00", 0)]
    [InlineData("09:00:00,09:02:00,09:04:00,09:06:00,09:08:00,09:10:00", 0)]
    [InlineData("09:00:00,09:02:00,09:04:00,09:06:00,09:08:00,09:09:59", 1)]
    public async Task Five_are_not_more_than_five_and_the_interval_slides(string times, long fired)
    {
        JsonElement report = await ReplayAsync([.. times.Split(',').Select(time => Lines.Failed($"Mar 12 {time}"))]);
        Assert.Equal(fired, report.Number("triggersFired"));
    }

    [Fact]
    public async Task A_repeated_message_counts_as_often_as_it_says()
    {
        string once = Lines.Failed("Mar 12 09:00:00");
        string message = once[once.IndexOf("Failed", StringComparison.Ordinal)..];
        JsonElement report = await ReplayAsync(
            [once, $"Mar 12 09:00:09 web-1 sshd[77]: message repeated 5 times: [ {message}]"]);
        Assert.Equal((6, 1, 3, 1, 0), Counts(report));
    }

    [Fact]
    public async Task Sources_and_servers_are_counted_apart()
    {
        JsonElement report = await ReplayAsync(
        [
            .. Enumerable.Range(0, 9).Select(i => Lines.Failed($"Mar 12 09:00:0{i}", source: $"203.0.113.{i}")),
            .. Enumerable.Range(0, 9).Select(i => Lines.Failed($"Mar 12 09:01:0{i}", host: $"web-{i}")),
        ]);
        Assert.Equal((18, 0, 18, 0, 0), Counts(report));
    }

    [Fact]
    public async Task One_alert_a_server_and_five_in_all_a_day_and_the_rest_is_in_the_summaries_of_midnight()
    {
        JsonElement report = await ReplayAsync(
        [
            .. Lines.Attack("Mar 12 08", "web-1"),
            .. Lines.Attack("Mar 12 09", "web-1", "203.0.113.10"),
            .. Enumerable.Range(2, 6).SelectMany(i => Lines.Attack($"Mar 12 1{i}", $"web-{i}")),
        ]);
        Assert.Equal((48, 8, 56, 5, 0), Counts(report));
        Assert.Equal(1, report.Number("suppressed", "throttle:1-a-server-a-day"));
        Assert.Equal(2, report.Number("suppressed", "throttle:5-a-day"));
        Assert.Equal(
            [
                "2026-03-12T08:00:15Z event",
                "2026-03-12T12:00:15Z event",
                "2026-03-12T13:00:15Z event",
                "2026-03-12T14:00:15Z event",
                "2026-03-12T15:00:15Z event",
                "2026-03-13T00:00:00Z summary",
                "2026-03-13T00:00:00Z summary",
            ],
            report.SentTo("soc"));
        Assert.Equal(7, report.Number("deliveries", "webhook", "delivered"));
        Assert.Equal(3, report.Number("deliveries", "webhook", "summarized"));
    }

    [Fact]
    public async Task A_night_is_held_to_the_opening_and_goes_out_as_one_digest()
    {
        JsonElement report = await ReplayAsync(
            [
                .. Lines.Attack("Mar 12 22", "web-1"),
                .. Lines.Attack("Mar 13 03", "web-2"),
                .. Lines.Attack("Mar 13 09", "web-3"),
            ],
            "--hours",
            "08:00-20:00");
        Assert.Equal((18, 3, 21, 3, 4), Counts(report));
        Assert.Equal(["2026-03-13T08:00:00Z digest", "2026-03-13T09:00:15Z event"], report.SentTo("inbox"));
        Assert.Equal(1, report.Number("deliveries", "inbox", "delivered"));
        Assert.Equal(2, report.Number("deliveries", "inbox", "folded"));
    }

    [Fact]
    public async Task A_source_that_comes_again_is_a_duplicate_for_a_day_and_then_a_reminder()
    {
        JsonElement report = await ReplayAsync(
            [.. Lines.Attack("Mar 12 08"), .. Lines.Attack("Mar 12 12"), .. Lines.Attack("Mar 13 09")]);
        Assert.Equal(1, report.Number("suppressed", Rules.Duplicate));
        Assert.Equal(["2026-03-12T08:00:15Z event", "2026-03-13T09:00:15Z reminder"], report.SentTo("inbox"));
    }

    [Fact]
    public async Task An_accepted_logon_is_an_unusual_one()
    {
        JsonElement report = await ReplayAsync(
            ["Mar 12 08:00:00 web-1 sshd[7]: Accepted password for bob from 192.0.2.7 port 22 ssh2"]);
        Assert.Equal((0, 0, 1, 1, 0), Counts(report));
        Assert.Equal(1, report.Number("acceptedLogons"));
    }

    [Fact]
    public async Task Line_ends_of_Windows_change_nothing()
    {
        string[] lines = Lines.Attack("Mar 12 09");
        using var unix = new TempLog(lines);
        using var windows = new TempLog(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        SampleRun expected = await RunAsync(unix.Path, "--json");
        Assert.Equal(expected, await RunAsync(windows.Path, "--json"));
    }

    [Fact]
    public async Task A_line_that_comes_late_does_not_turn_the_clock_back()
    {
        JsonElement report = await ReplayAsync(
        [
            .. Lines.Attack("Mar 12 23", "web-1"),
            Lines.Failed("Mar 13 01:00:00"),
            .. Lines.Attack("Mar 12 23", "web-2"),
        ]);
        Assert.Equal(["2026-03-12T23:00:15Z event", "2026-03-13T01:00:00Z event"], report.SentTo("inbox"));
    }

    [Fact]
    public async Task New_Year_is_passed_in_the_year_that_is_given()
    {
        JsonElement report = await ReplayAsync(
            [.. Lines.Attack("Dec 31 23"), .. Lines.Attack("Jan 1 01", source: "203.0.113.10")], "--year", "2019");
        Assert.Equal(["2019-12-31T23:00:15Z event", "2020-01-01T01:00:15Z event"], report.SentTo("inbox"));
    }

    [Fact]
    public async Task A_giant_line_is_bad_and_the_next_one_good()
    {
        JsonElement report = await ReplayAsync(
            [new string('x', 1_000_000), .. Lines.Attack("Mar 12 09"), "no log line"]);
        Assert.Equal((8, 2, 6), (report.Number("lines"), report.Number("badLines"), report.Number("failedLogons")));
    }

    [Fact]
    public async Task A_log_without_sshd_works_and_says_so()
    {
        using var log = new TempLog("Mar 12 08:00:00 web-1 CRON[7]: session opened");
        Assert.Equal((0, 0, 0, 0, 0), Counts(await JsonAsync(log.Path)));
        SampleRun run = await RunAsync(log.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("No line of this log is by sshd", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_an_attacker_stays_text()
    {
        string[] lines = [.. Lines.Attack("Mar 12 09").Select(line =>
            line.Replace("root", "invalid user \e[2J\"}]", StringComparison.Ordinal)
                .Replace("web-1", "\e[31mweb", StringComparison.Ordinal))];
        Assert.Equal((6, 1, 7, 1, 0), Counts(await ReplayAsync(lines)));
        using var log = new TempLog(lines);
        Assert.DoesNotContain('\e', (await RunAsync(log.Path)).Output);
    }

    private static (long Failed, long Fired, long Events, long Admitted, long Held) Counts(JsonElement report) => (
        report.Number("failedLogons"),
        report.Number("triggersFired"),
        report.Number("events"),
        report.Number("admitted"),
        report.Number("held"));
}
