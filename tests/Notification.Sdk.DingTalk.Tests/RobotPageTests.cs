using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;

namespace Notification.Sdk.DingTalk.Tests;

/// <summary>The configuration of several robots on docs/channels/dingtalk.md is read from it, and leads each event to the robots that it
/// says.</summary>
public sealed class RobotPageTests
{
    [Theory]
    [InlineData(Topics.Alerts, "i-web-1", Severity.Low, "web-robot")]
    [InlineData(Topics.Alerts, "i-db-1", Severity.High, "data-robot")]
    [InlineData(Topics.Alerts, "i-db-1", Severity.Low, "")]
    [InlineData(Topics.Baseline, "i-web-2", Severity.High, "")]
    [InlineData(Topics.UrgentVulnerability, "i-web-2", Severity.High, "web-robot")]
    [InlineData(Topics.Alerts, "i-other", Severity.Critical, "")]
    public async Task An_event_reaches_the_robots_of_its_asset_group_and_topic(string topic, string asset, Severity severity, string robots)
    {
        await using ServiceProvider services = Build();

        Explanation why = await services.GetRequiredService<ISecurityNotifier>().ExplainAsync(new SecurityEvent
        {
            Topic = topic,
            Severity = severity,
            Asset = new Asset(asset),
            Title = "Something",
        });

        Assert.Equal(robots, string.Join(' ', why.Result.Legs.Select(leg => leg.Endpoint)));
    }

    private static ServiceProvider Build()
    {
        string json = File.ReadAllText(Page()).Split("## What a robot is told")[1].Split("```json")[1].Split("```")[0];
        IConfiguration configuration = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        return new ServiceCollection().AddLogging()
            .AddSecurityNotifications(configuration.GetSection("SecurityNotifications")).AddDingTalk()
            .Services.AddSingleton<TimeProvider>(new ManualClock()).BuildServiceProvider();
    }

    private static string Page([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../docs/channels/dingtalk.md"));
}
