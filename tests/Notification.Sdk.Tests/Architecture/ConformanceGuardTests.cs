using System.Text.RegularExpressions;

namespace Notification.Sdk.Tests.Architecture;

/// <summary>A suite that a channel does not run promises nothing.</summary>
public sealed partial class ConformanceGuardTests
{
    [Fact]
    public void Every_channel_and_every_gateway_passes_the_suite()
    {
        string[] suites =
        [
            .. SourceTree.SourceFiles("tests").SelectMany(path => Suite().Matches(File.ReadAllText(path)))
                .Select(match => match.Groups[1].Value),
        ];
        string[] channels =
        [
            .. SourceTree.SourceFiles("src").Concat(SourceTree.SourceFiles("samples"))
                .Where(path => !SourceTree.Relative(path).StartsWith("src/Notification.Sdk.Testing/", StringComparison.Ordinal))
                .SelectMany(path => Channel().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value),
        ];

        Assert.Superset(new HashSet<string> { "Inbox", "Email", "Sms", "DingTalk", "Webhook", "Console", "Kannel" }, channels.ToHashSet());
        Assert.Empty(channels.Except(suites));
    }

    [Fact]
    public void Every_policy_window_and_generator_passes_its_suite()
    {
        string[] suites =
        [
            .. SourceTree.SourceFiles("tests").SelectMany(path => OtherSuite().Matches(File.ReadAllText(path)))
                .Select(match => match.Groups[1].Value),
        ];
        string[] parts =
        [
            .. SourceTree.SourceFiles("src").Concat(SourceTree.SourceFiles("tests/Notification.Sdk.Tests/Extending"))
                .SelectMany(path => Part().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value),
        ];

        Assert.Superset(new HashSet<string> { "DayPolicy", "HoursWindow", "ClockHourPolicy", "PdfReportGenerator", "LineReport" }, parts.ToHashSet());
        Assert.Empty(parts.Except(suites));
    }

    [GeneratedRegex(@"\bclass (\w+)Conformance\b[^{;]*?:\s*(?:ThrottlePolicy|ScheduleWindow|ReportGenerator)Conformance\b")]
    private static partial Regex OtherSuite();

    [GeneratedRegex(@"\bclass (\w+)\b[^{;]*?:\s*(?:IThrottlePolicy|IScheduleWindow|IReportGenerator)\b")]
    private static partial Regex Part();

    [GeneratedRegex(@"class (\w+?)(?:Channel)?Conformance\b[^{;]*?:\s*\w*Conformance\b")]
    private static partial Regex Suite();

    [GeneratedRegex(@"\bclass (\w+?)(?:Channel|Gateway)\b[^{;]*?:\s*(?:IChannel|ISmsGateway)\b")]
    private static partial Regex Channel();
}
