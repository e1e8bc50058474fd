using System.Text.Json;
using Notification.Sdk.Samples.Tests.Support;

namespace Notification.Sdk.Samples.Tests;

/// <summary>The quickstart as a user runs it.</summary>
public sealed class QuickstartProcessTests
{
    [Fact]
    public async Task The_log_that_comes_with_it_balances_and_gives_the_same_bytes_twice()
    {
        SampleRun first = await SampleProcess.RunAsync("Quickstart", "--json");
        SampleRun second = await SampleProcess.RunAsync("Quickstart", "--json");
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(first.Output, second.Output);
        JsonElement report = JsonElement.Parse(first.Output);
        Assert.Equal(
            [
                "lines", "badLines", "failedLogons", "acceptedLogons", "triggersFired", "events", "admitted",
                "suppressed", "held", "deliveries", "notifications", "balanced",
            ],
            report.EnumerateObject().Select(property => property.Name));
        Assert.Equal((139, 1, 81, 5, 11), (
            report.Number("lines"),
            report.Number("badLines"),
            report.Number("failedLogons"),
            report.Number("acceptedLogons"),
            report.Number("triggersFired")));
        Assert.Equal(12, report.Number("deliveries", "inbox", "delivered"));
        Assert.Equal(12, report.Number("deliveries", "webhook", "delivered"));
        Assert.True(report.GetProperty("balanced").GetBoolean());
    }

    [Fact]
    public async Task A_person_reads_notifications_outcomes_and_a_reason_without_colour_codes()
    {
        SampleRun run = await SampleProcess.RunAsync("Quickstart");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("High      alerts  webhook/soc  event     ", run.Output, StringComparison.Ordinal);
        Assert.Contains("throttle:1-a-server-a-day", run.Output, StringComparison.Ordinal);
        Assert.Contains("The sums balance", run.Output, StringComparison.Ordinal);
        Assert.Contains("ends at  throttle  The budget 1-a-server-a-day is", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public async Task A_wrong_path_is_told_in_one_line()
    {
        SampleRun run = await SampleProcess.RunAsync("Quickstart", "/no/such/auth.log", "--json");
        string told = $"There is no file '/no/such/auth.log'.{Environment.NewLine}";
        Assert.Equal((2, "", told), (run.ExitCode, run.Output, run.Error));
    }
}
