using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Architecture;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Failover;

/// <summary>The settings on the page about failover are read from it, and work.</summary>
public sealed class FailoverPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs/failover.md"));

    [Fact]
    public async Task The_configuration_on_the_page_works()
    {
        string json = Page.Split("```json")[1].Split("```")[0];
        IConfiguration configuration = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        var time = new ManualClock(Rig.Noon);
        var robot = new RecordingChannel(time, "dingtalk");
        var sms = new RecordingChannel(time, "sms");
        robot.Answers(DeliveryReceipt.Rejected("310000", "keywords not in content"));
        sms.Answer = (delivery, _) => ValueTask.FromResult(delivery.Target.Settings["gateway"] == "twilio"
            ? DeliveryReceipt.Delivered("accepted")
            : DeliveryReceipt.NotTried("parts-budget", "spent", TimeSpan.FromHours(1)));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<ILoggerFactory>(new RecordingLogs());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<IChannel>(robot);
        services.AddSingleton<IChannel>(sms);
        services.AddSecurityNotifications(configuration);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ISecurityNotifier>().PublishAsync(Rig.Alert());
        await provider.GetRequiredService<IDispatcher>().DispatchDueAsync();

        DeliveryLogEntry entry = Assert.Single(
            await provider.GetRequiredService<IDeliveryLog>().QueryAsync(new DeliveryLogQuery { Endpoint = "oncall" }),
            entry => entry.Topic == Topics.Alerts);
        Assert.Equal((Outcome.Delivered, "sms-ops-2"), (entry.Outcome, entry.Member));
    }

    [Fact]
    public void Every_key_of_a_group_is_explained() => Assert.All(
        typeof(EndpointGroup).GetProperties().Select(property => property.Name),
        name => Assert.Contains($"| `{name}` |", Page, StringComparison.Ordinal));
}
