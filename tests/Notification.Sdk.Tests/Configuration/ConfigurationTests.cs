using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Notification.Sdk.Events;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Configuration;

public sealed class ConfigurationTests
{
    private const string Full = """
        {
          "TimeZone": "Asia/Shanghai",
          "Culture": "zh-Hans",
          "Topics": {
            "alerts": {
              "Severities": [ "High", "Critical" ],
              "Window": { "Hours": "08:00-20:00", "Days": [ "Monday" ], "WhenClosed": "Drop" },
              "Throttles": [ { "Name": "two", "Limit": 2, "Kind": "Rolling", "Interval": "01:00:00", "Scope": "Topic, Recipient" } ],
              "DedupPeriod": "00:30:00",
              "Overflow": "Drop"
            }
          },
          "Endpoints": { "ops": { "Channel": "inbox", "Address": "ops", "Settings": { "colour": "red" }, "PacingLimit": 20 } },
          "Contacts": { "ann": { "Primary": true, "Culture": "ja", "TimeZone": "Asia/Tokyo", "Endpoints": [ "ops" ] } },
          "AssetGroups": { "web": { "Assets": [ "web-*" ] } },
          "Subscriptions": { "web": { "Contacts": [ "ann" ], "AssetGroups": [ "web" ], "MinimumSeverity": "Medium" } },
          "Silences": { "works": { "Owner": "ann", "Reason": "works", "Until": "2026-03-02T13:00:00Z", "Topics": [ "web-tamper" ] } },
          "Triggers": { "many": { "Topics": [ "alerts" ], "MoreThan": 3, "Within": "00:10:00", "By": "Source, Asset" } },
          "Retry": { "Waits": [ "00:00:05" ], "Jitter": 0.5 }
        }
        """;

    private static IConfigurationRoot Read(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    private static ServiceProvider Services(IConfiguration configuration, RecordingLogs? logs = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualClock(Rig.Noon));
        services.AddSingleton<ILoggerFactory>(logs ?? new RecordingLogs());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSecurityNotifications(configuration);
        return services.BuildServiceProvider();
    }

    [Fact]
    public async Task Everything_can_be_said_in_configuration()
    {
        await using ServiceProvider services = Services(Read(Full));
        var notifier = services.GetRequiredService<ISecurityNotifier>();
        // Noon UTC is 20:00 in Shanghai: a Monday, and just closed.
        Assert.Equal(Rules.Window, (await notifier.PublishAsync(Rig.Alert("web-1"))).Rule);
        Assert.Equal(Rules.Severity, (await notifier.PublishAsync(Rig.Alert("web-1", Severity.Low))).Rule);
        Assert.Equal(Rules.NoSubscription, (await notifier.PublishAsync(Rig.Alert("db-1", topic: Topics.WebTamper))).Rule);
        Assert.Equal("silence:works", (await notifier.PublishAsync(Rig.Alert("web-1", topic: Topics.WebTamper))).Rule);
        PublishResult open = (await notifier.ExplainAsync(Rig.Alert("web-1"), Rig.Noon.AddHours(-1))).Result;
        Assert.True(open.IsAccepted);
    }

    [Theory]
    [InlineData("""{ "TimeZone": "Mars/Base" }""", "TimeZone: 'Mars/Base'")]
    [InlineData("""{ "Culture": "klingon" }""", "Culture: 'klingon' is not a language")]
    [InlineData("""{ "Topics": { "alerts": { "Window": { "Hours": "25:00-26:00" } } } }""", "Topics:alerts:Window:Hours: ")]
    [InlineData("""{ "Topics": { "alerts": { "Window": { "Hours": "08:00-08:00" } } } }""", "Topics:alerts:Window:Hours: ")]
    [InlineData("""{ "Topics": { "alerts": { "Throttles": [ { "Limit": 1 } ] } } }""", "Topics:alerts:Throttles:0:Name: ")]
    [InlineData("""{ "Topics": { "alerts": { "Throttles": [ { "Name": "x", "Limit": -1 } ] } } }""", "Topics:alerts:Throttles:0:Limit: -1 is out of range")]
    [InlineData("""{ "Topics": { "a b": { } } }""", "Topics:a b: the name 'a b' is not usable")]
    [InlineData("""{ "Endpoints": { "x": { "Channel": "pigeon", "Address": "a" } } }""", "Endpoints:x:Channel: there is no registered channel 'pigeon'")]
    [InlineData("""{ "Endpoints": { "x": { "Channel": "inbox" } } }""", "Endpoints:x: Address is empty")]
    [InlineData("""{ "Contacts": { "x": { "Endpoints": [ "nowhere" ] } } }""", "Contacts:x:Endpoints: there is no endpoint 'nowhere'")]
    [InlineData("""{ "Subscriptions": { "x": { "Contacts": [ "nobody" ] } } }""", "Subscriptions:x:Contacts: there is no contact 'nobody'")]
    [InlineData("""{ "Subscriptions": { "x": { } } }""", "Subscriptions:x: it names nobody to tell")]
    [InlineData("""{ "Silences": { "x": { "Owner": "a", "Reason": "b" } } }""", "Silences:x:Until: a silence needs an end")]
    [InlineData("""{ "Silences": { "x": { "Reason": "b", "Until": "2026-03-02T13:00:00Z" } } }""", "Silences:x:Owner: it is empty")]
    [InlineData("""{ "Triggers": { "x": { "Within": "00:01:00" } } }""", "Triggers:x:MoreThan: 0 is out of range")]
    [InlineData("""{ "Retry": { "Jitter": 2 } }""", "Retry:Jitter: 2 is out of range")]
    [InlineData("""{ "Health": { "FailureRatio": 0 } }""", "Health:FailureRatio: 0 is out of range")]
    [InlineData("""{ "EndpointConcurrency": 0 }""", "EndpointConcurrency")]
    [InlineData("""{ "AttemptTimeout": "00:00:00" }""", "AttemptTimeout: 00:00:00 is out of range")]
    [InlineData("""{ "Topics": { "alerts": { "Mode": "Sometimes" } } }""", "Topics:alerts:Mode")]
    public async Task A_mistake_is_named_by_key_and_fault(string json, string expected)
    {
        await using ServiceProvider services = Services(Read(json));
        Exception refusal = await Assert.ThrowsAnyAsync<InvalidOperationException>(RefusalOf(services));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once()
    {
        await using ServiceProvider services = Services(Read("""{ "TimeZone": "Mars/Base", "Retry": { "Jitter": 2 } }"""));
        Exception refusal = await Assert.ThrowsAnyAsync<InvalidOperationException>(RefusalOf(services));
        Assert.Contains("TimeZone", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Jitter", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_takes_effect_and_a_wrong_one_is_refused_loudly()
    {
        var source = new MemoryConfiguration();
        var logs = new RecordingLogs();
        await using ServiceProvider services = Services(new ConfigurationBuilder().Add(source).Build(), logs);
        var notifier = services.GetRequiredService<ISecurityNotifier>();
        Assert.True((await notifier.PublishAsync(Rig.Alert("a"))).IsAccepted);

        source.Reload("Topics:alerts:Severities:0", "Critical");
        Assert.Equal(Rules.Severity, (await notifier.PublishAsync(Rig.Alert("b"))).Rule);
        source.Reload("Topics:alerts:Severities:0", "Catastrophic");
        source.Reload("TimeZone", "Mars/Base");
        Assert.Equal(Rules.Severity, (await notifier.PublishAsync(Rig.Alert("c"))).Rule);
        Assert.Equal(2, logs.Lines.Count(line => line.StartsWith("Error", StringComparison.Ordinal)));
        source.Reload("TimeZone", "Etc/UTC");
        source.Reload("Topics:alerts:Severities:0", "High");
        Assert.True((await notifier.PublishAsync(Rig.Alert("d"))).IsAccepted);
    }

    [Fact]
    public void Adding_twice_adds_once()
    {
        var services = new ServiceCollection();
        services.AddSecurityNotifications();
        int once = services.Count;
        services.AddSecurityNotifications();
        Assert.Equal(once, services.Count);
    }

    // A binding fault is the binder's InvalidOperationException, any other one an OptionsValidationException.
    private static Func<Task> RefusalOf(ServiceProvider services) => async () =>
    {
        try
        {
            await services.GetRequiredService<ISecurityNotifier>().PublishAsync(Rig.Alert());
        }
        catch (OptionsValidationException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    };

    private sealed class MemoryConfiguration : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public void Reload(string key, string value)
        {
            Set(key, value);
            OnReload();
        }
    }
}
