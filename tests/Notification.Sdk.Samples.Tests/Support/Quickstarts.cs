using System.Text.Json;
using Quickstart;
using Quickstart.Reports;

namespace Notification.Sdk.Samples.Tests.Support;

/// <summary>Runs the quickstart within the test.</summary>
internal static class Quickstarts
{
    public static async Task<SampleRun> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = await Application.RunAsync(arguments, output, error, new Paint(isOn: false));
        return new SampleRun(exitCode, output.ToString(), error.ToString());
    }

    public static async Task<JsonElement> JsonAsync(string log, params string[] options)
    {
        SampleRun run = await RunAsync([log, "--json", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonElement.Parse(run.Output);
    }

    /// <summary>Replays lines, and checks that the sums of the report agree.</summary>
    public static async Task<JsonElement> ReplayAsync(string[] lines, params string[] options)
    {
        using var log = new TempLog(lines);
        JsonElement report = await JsonAsync(log.Path, options);
        Assert.True(report.GetProperty("balanced").GetBoolean());
        long suppressed = report.GetProperty("suppressed").EnumerateObject().Sum(rule => rule.Value.GetInt64());
        Assert.Equal(report.Number("events"), report.Number("admitted") + suppressed);
        Assert.Equal(0, report.Number("deliveries", "inbox", "waiting"));
        Assert.Equal(0, report.Number("deliveries", "webhook", "waiting"));
        return report;
    }

    /// <summary>The notifications to one endpoint, as "time kind".</summary>
    public static string[] SentTo(this JsonElement report, string endpoint) =>
    [
        .. report.GetProperty("notifications").EnumerateArray()
            .Where(sent => sent.GetProperty("endpoint").GetString() == endpoint)
            .Select(sent => $"{sent.GetProperty("time").GetString()} {sent.GetProperty("kind").GetString()}"),
    ];

    public static long Number(this JsonElement report, params string[] path) =>
        path.Aggregate(report, (element, name) => element.GetProperty(name)).GetInt64();
}
