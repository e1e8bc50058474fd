using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Email;
using Notification.Sdk.Events;
using Notification.Sdk.Http;
using Notification.Sdk.Policies;
using Notification.Sdk.Sms;

namespace Notification.Sdk.Testing.Tests.Secrets;

/// <summary>The engine with every channel and gateway, full of planted secrets. Another change comes on top.</summary>
internal sealed class WholeEngine : IAsyncDisposable
{
    public static readonly string[] Endpoints = ["mail", "robot", "hook", "sms-alibaba", "sms-twilio", "sms-kannel"];

    private readonly ServiceProvider _services;

    public WholeEngine(
        Counterparts counterparts,
        TelemetryRecorder recorder,
        Action<SecurityNotificationsOptions>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var all = new ServiceCollection();
        all.AddSingleton<TimeProvider>(Clock);
        all.AddSingleton<ILoggerFactory>(recorder);
        all.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        all.AddSecurityNotifications(options => Set(options, counterparts))
            .AddEmail(options => Set(options, counterparts))
            .AddDingTalk(options => AllowLoopback(options.Http))
            .AddWebhook(options => AllowLoopback(options.Http))
            .AddSms(sms => sms
                .UseAlibabaCloud(options => Set(options, counterparts))
                .UseTwilio(options => Set(options, counterparts))
                .UseKannel(options => Set(options, counterparts)));
        all.Configure(settings ?? (_ => { }));
        services?.Invoke(all);
        _services = all.BuildServiceProvider(validateScopes: true);
    }

    public ManualClock Clock { get; } = new();

    public IServiceProvider Services => _services;

    public ISecurityNotifier Notifier => Get<ISecurityNotifier>();

    public static SecurityEvent Event(string key) =>
        SecurityEvents.SuspiciousProcess(new Asset("i-1"), new ProcessEvidence("xmrig")) with { DedupKey = key };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void Set(SecurityNotificationsOptions options, Counterparts counterparts)
    {
        options.Endpoints["mail"] = new() { Channel = "email", Address = "team@example.org" };
        options.Endpoints["robot"] = new()
        {
            Channel = "dingtalk",
            Address = $"{counterparts.DingTalk.Url}/robot/send?access_token={Planted.RobotToken}",
            Settings = { ["secret"] = Planted.RobotSecret },
        };
        options.Endpoints["hook"] = new()
        {
            Channel = "webhook",
            Address = $"{counterparts.Webhook.Url}/{Planted.PathToken}?key={Planted.QueryToken}",
            Settings =
            {
                ["secrets"] = $"whsec_{Planted.NewSigningKey} whsec_{Planted.OldSigningKey}",
                ["header.Authorization"] = Planted.HeaderValue,
            },
        };
        foreach (string gateway in new[] { SmsGatewayNames.AlibabaCloud, SmsGatewayNames.Twilio, SmsGatewayNames.Kannel })
        {
            options.Endpoints[$"sms-{gateway.Split('-')[0]}"] =
                new() { Channel = "sms", Address = "+8613812345678", Settings = { ["gateway"] = gateway } };
        }

        options.Subscriptions["all"] = new Subscription { Endpoints = [.. Endpoints] };
    }

    private static void Set(EmailOptions options, Counterparts counterparts)
    {
        options.From = "Alerts <alerts@example.com>";
        options.Smtp.Host = "127.0.0.1";
        options.Smtp.Port = counterparts.Mail.Port;
        options.Smtp.Security = SmtpSecurity.ImplicitTls;
        options.Smtp.ServerName = "localhost";
        options.Smtp.CaFile = counterparts.Mail.CaFile;
        options.Smtp.UserName = "notifier";
        options.Smtp.Password = Planted.MailPassword;
    }

    private static void Set(AlibabaCloudSmsOptions options, Counterparts counterparts)
    {
        options.Url = counterparts.AlibabaCloud.Url;
        options.AccessKeyId = Planted.AccessKeyId;
        options.AccessKeySecret = Planted.AccessKeySecret;
        options.SignName = "测试";
        options.Topics["*"] = new() { TemplateCode = "SMS_1", Parameters = { ["name"] = "title" } };
        AllowLoopback(options.Http);
    }

    private static void Set(TwilioSmsOptions options, Counterparts counterparts)
    {
        options.Url = counterparts.Twilio.Url;
        options.AccountSid = "AC00000000000000000000000000000001";
        options.AuthToken = Planted.TwilioToken;
        options.From = "+15005550006";
        AllowLoopback(options.Http);
    }

    private static void Set(KannelSmsOptions options, Counterparts counterparts)
    {
        options.Url = $"{counterparts.Kannel.Url}/cgi-bin/sendsms";
        options.Username = "notifier";
        options.Password = Planted.KannelPassword;
        AllowLoopback(options.Http);
    }

    private static void AllowLoopback(HttpChannelOptions http)
    {
        http.RequireHttps = false;
        http.AllowedNetworks.Add("127.0.0.0/8");
    }
}
