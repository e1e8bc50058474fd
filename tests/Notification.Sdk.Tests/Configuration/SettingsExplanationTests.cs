using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Configuration;

public sealed class SettingsExplanationTests
{
    // A Monday at noon UTC.
    private const string Settings = """
        {
          "TimeZone": "Europe/Berlin",
          "Topics": {
            "alerts": { "Severities": [ "High", "Critical" ], "Window": { "Hours": "20:00-22:00" }, "Throttles": [ { "Name": "daily", "Limit": 5 } ] },
            "web-tamper": { "Window": { "Hours": "20:00-22:00", "WhenClosed": "Drop" }, "Throttles": [] }
          },
          "Endpoints": {
            "soc": { "Channel": "inbox", "Address": "soc" },
            "off": { "Channel": "inbox", "Address": "off", "State": "Disabled" },
            "spare": { "Channel": "inbox", "Address": "spare" }
          },
          "Subscriptions": {
            "all": { "Endpoints": [ "soc" ], "Topics": [ "alerts", "web-tamper", "vulnerabilities" ] },
            "off": { "Endpoints": [ "off" ], "Topics": [ "baseline" ] },
            "web": { "Endpoints": [ "soc" ], "Assets": [ "web-*" ] }
          },
          "Silences": { "works": { "Owner": "ann", "Reason": "works", "Until": "2026-04-01T00:00:00Z", "Topics": [ "access-key-leak" ] } }
        }
        """;

    [Fact]
    public async Task It_says_what_goes_where_when_and_why_not_and_changes_nothing()
    {
        await using ServiceProvider services = Services(Settings);

        SettingsExplanation explanation = await services.ExplainSettingsAsync();

        Assert.True(explanation.IsRight);
        string text = explanation.Text.ReplaceLineEndings("\n");
        Assert.Contains(
            "\nalerts\n"
            + "  Critical, High: soc by inbox on 2026-03-02 20:00 Europe/Berlin\n"
            + "  Medium, Low, Informational: nobody. The topic's policy does not notify this severity. (severity)\n"
            + "  budgets: daily (5)\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("\nweb-tamper\n  every severity: nobody. The window is closed and the policy drops what comes outside it.", text, StringComparison.Ordinal);
        Assert.Contains("\nbaseline (report)\n  every severity: nobody. The endpoint is disabled. (endpoint-disabled)", text, StringComparison.Ordinal);
        Assert.Contains("\nvulnerabilities (report)\n  every severity: soc by inbox on 2026-03-", text, StringComparison.Ordinal);
        Assert.Contains("\nsystem (mandatory)\n  every severity: inbox by inbox at once", text, StringComparison.Ordinal);
        Assert.Contains("\nany other topic\n  every severity: nobody. No subscription matches, so nobody would be told. (no-subscription)", text, StringComparison.Ordinal);
        Assert.Contains("Reached by no subscription and no primary contact: spare.", text, StringComparison.Ordinal);
        Assert.Contains("which these have not, go by the subscriptions: web.", text, StringComparison.Ordinal);
        Assert.Contains("Silent for a while by: works.", text, StringComparison.Ordinal);
        Assert.Empty(await services.GetRequiredService<IDeliveryLog>().CountAsync());
        Assert.Null(await services.GetRequiredService<IOutbox>().NextDueAsync([], default));
    }

    [Fact]
    public async Task A_tenant_has_a_part_of_its_own()
    {
        await using ServiceProvider services = Services(
            """{ "Endpoints": { "theirs": { "Tenant": "acme", "Channel": "inbox", "Address": "a" } }, "Subscriptions": { "t": { "Tenant": "acme", "Endpoints": [ "theirs" ] } } }""");

        string text = (await services.ExplainSettingsAsync()).Text;

        Assert.Contains("theirs by inbox at once", text[text.IndexOf("TENANT acme", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", text[..text.IndexOf("TENANT acme", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_instead_all_at_once()
    {
        await using ServiceProvider services = Services("""{ "TimeZone": "Mars/Base", "Retry": { "Jitter": 2 } }""");

        SettingsExplanation explanation = await services.ExplainSettingsAsync();

        Assert.False(explanation.IsRight);
        Assert.Equal(2, explanation.Errors.Count);
        Assert.All(explanation.Errors, error => Assert.Contains(error, explanation.Text, StringComparison.Ordinal));
    }

    private static ServiceProvider Services(string json)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualClock(Rig.Noon));
        services.AddSingleton<ILoggerFactory>(new RecordingLogs());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSecurityNotifications(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
        return services.BuildServiceProvider();
    }
}
