using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Notification.Sdk.Testing.Tests.Configuration;

/// <summary>An application with every channel and its settings in a configuration, some of them spoilt.</summary>
internal sealed class Application : IAsyncDisposable
{
    public const string Section = "SecurityNotifications";

    private static readonly Dictionary<string, string?> Right = new()
    {
        ["TimeZone"] = "Europe/Berlin",
        ["Endpoints:mail:Channel"] = "email",
        ["Endpoints:mail:Address"] = "team@example.org",
        ["Endpoints:robot:Channel"] = "dingtalk",
        ["Endpoints:robot:Address"] = "https://oapi.dingtalk.com/robot/send?access_token=0000000000000000000000000000000000000000000000000000000000000001",
        ["Endpoints:hook:Channel"] = "webhook",
        ["Endpoints:hook:Address"] = "https://hooks.example.com/alerts",
        ["Endpoints:phone:Channel"] = "sms",
        ["Endpoints:phone:Address"] = "+8613812345678",
        ["Endpoints:phone:Settings:gateway"] = "twilio",
        ["Contacts:ann:Endpoints:0"] = "mail",
        ["Subscriptions:all:Contacts:0"] = "ann",
        ["Email:From"] = "Alerts <alerts@example.com>",
        ["Email:Smtp:Host"] = "smtp.example.com",
        ["Sms:AlibabaCloud:AccessKeyId"] = "id",
        ["Sms:AlibabaCloud:AccessKeySecret"] = "secret",
        ["Sms:AlibabaCloud:SignName"] = "Example",
        ["Sms:AlibabaCloud:Topics:*:TemplateCode"] = "SMS_1",
        ["Sms:Twilio:AccountSid"] = "AC00000000000000000000000000000001",
        ["Sms:Twilio:AuthToken"] = "token",
        ["Sms:Twilio:From"] = "+15005550006",
        ["Sms:Kannel:Url"] = "https://sms.example.com/cgi-bin/sendsms",
        ["Sms:Kannel:Username"] = "user",
        ["Sms:Kannel:Password"] = "password",
    };

    private readonly ServiceProvider _services;

    /// <param name="mistake">Settings over the right ones: <c>key=value</c>, separated by semicolons; <c>-key</c> takes one away.</param>
    public Application(string mistake)
    {
        Dictionary<string, string?> settings = new(Right);
        foreach (string part in mistake.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] == '-')
            {
                Assert.True(settings.Remove(part[1..]), part);
                continue;
            }

            string[] pair = part.Split('=', 2);
            settings[pair[0]] = pair[1];
        }

        IConfigurationSection section = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(pair => $"{Section}:{pair.Key}", pair => pair.Value)).Build().GetSection(Section);
        var services = new ServiceCollection();
        services.AddLogging();
        ISecurityNotificationsBuilder notifications = services.AddSecurityNotifications(section)
            .AddEmail(section.GetSection("Email"))
            .AddWebhook(section.GetSection("Webhook"))
            .AddDingTalk(section.GetSection("DingTalk"))
            .AddSms(section.GetSection("Sms"), sms => sms.UseAlibabaCloud().UseTwilio().UseKannel());
        if (mistake.Contains("Reports:", StringComparison.Ordinal))
        {
            notifications.AddPdfReports(section.GetSection("Reports"));
        }

        if (mistake.Contains("Sqlite:", StringComparison.Ordinal))
        {
            notifications.UseSqlite(section.GetSection("Sqlite"));
        }

        if (mistake.Contains("PostgreSql:", StringComparison.Ordinal))
        {
            notifications.UsePostgreSql(section.GetSection("PostgreSql"));
        }

        _services = services.BuildServiceProvider();
    }

    /// <summary>What stops the start of the host; nothing when it starts.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync()
    {
        try
        {
            _services.GetRequiredService<IStartupValidator>().Validate();
            await _services.GetRequiredService<ISecurityNotifier>().ExplainAsync(
                Events.SecurityEvents.AccessKeyLeak(new Events.AccessKeyEvidence("AK-1")));
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures];
        }
        catch (AggregateException several)
        {
            return [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(wrong => wrong.Failures).Distinct()];
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
