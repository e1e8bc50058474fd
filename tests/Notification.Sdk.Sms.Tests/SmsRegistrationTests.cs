using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests;

public sealed class SmsRegistrationTests
{
    [Fact]
    public async Task Mistakes_stop_the_start_and_name_key_fault_and_mend()
    {
        IReadOnlyList<string> faults = await StartAsync(sms => sms
            .Configure(o => (o.MaxParts, o.DailyParts, o.TimeZone) = (11, 2, "China Standard Time"))
            .UseAlibabaCloud(o =>
            {
                o.AccessKeySecret = "planted\n";
                o.Topics["alerts"] = new() { Parameters = { ["a"] = "colour" } };
                o.Severities["Grave"] = "x";
            })
            .UseTwilio(o => (o.AccountSid, o.From, o.Url) = ("planted", "a number?", "http://api.twilio.example"))
            .UseKannel(o => (o.Url, o.Password, o.DlrUrl, o.DlrMask) = ("http://10.0.0.5:13013/cgi-bin/sendsms?x", "planted", "https://a/%20", 32)));

        Assert.Equal(
            [
                "Sms:AlibabaCloud:AccessKeyId is", "Sms:AlibabaCloud:AccessKeySecret holds",
                "Sms:AlibabaCloud:Severities:Grave is", "Sms:AlibabaCloud:Topics:alerts:Parameters:a is",
                "Sms:AlibabaCloud:Topics:alerts:SignName is", "Sms:AlibabaCloud:Topics:alerts:TemplateCode is",
                "Sms:DailyParts is", "Sms:Kannel:DlrMask is", "Sms:Kannel:DlrUrl holds", "Sms:Kannel:Url cannot",
                "Sms:Kannel:Username is", "Sms:MaxParts is", "Sms:TimeZone is", "Sms:Twilio:AccountSid is",
                "Sms:Twilio:AuthToken is", "Sms:Twilio:From is", "Sms:Twilio:Url cannot",
            ],
            faults.Select(fault => string.Join(' ', fault.Split(' ').Take(2))).Order(StringComparer.Ordinal));
        Assert.Contains(
            faults, fault => fault.Contains("use https, or set RequireHttps to false", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_without_a_gateway_does_not_start() => Assert.StartsWith(
        "Sms:Gateways are missing: call UseAlibabaCloud", Assert.Single(await StartAsync(_ =>
            { })), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null)]
    [InlineData("+12025550100", "MG00000000000000000000000000000001")]
    public async Task Twilio_needs_a_sender_or_a_service_and_not_both(string? from, string? service)
    {
        IReadOnlyList<string> faults = await StartAsync(sms => sms.UseTwilio(o =>
        {
            (o.AccountSid, o.AuthToken) = ("AC00000000000000000000000000000001", "t");
            (o.From, o.MessagingServiceSid, o.StatusCallback) = (from, service, "https://my_app.example/");
            o.ValidityPeriod = TimeSpan.FromHours(11);
        }));

        Assert.Equal(
            ["Sms:Twilio:From", "Sms:Twilio:StatusCallback", "Sms:Twilio:ValidityPeriod"],
            faults.Select(fault => fault.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_can_be_said_in_configuration()
    {
        Dictionary<string, string?> values = new()
        {
            ["N:Sms:MaxParts"] = "1",
            ["N:Sms:DailyParts"] = "100",
            ["N:Sms:TimeZone"] = "Asia/Shanghai",
            ["N:Sms:AlibabaCloud:AccessKeyId"] = "id",
            ["N:Sms:AlibabaCloud:AccessKeySecret"] = "secret",
            ["N:Sms:AlibabaCloud:SignName"] = "sign",
            ["N:Sms:AlibabaCloud:Topics:alerts:TemplateCode"] = "SMS_1",
            ["N:Sms:AlibabaCloud:Topics:alerts:Parameters:name"] = "title",
            ["N:Sms:AlibabaCloud:Http:AttemptTimeout"] = "00:00:07",
            ["N:Sms:Kannel:Url"] = "https://sms.example/cgi-bin/sendsms",
            ["N:Sms:Kannel:Username"] = "u",
            ["N:Sms:Kannel:DlrMask"] = "19",
        };
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        HostApplicationBuilder host = Host.CreateEmptyApplicationBuilder(null);
        host.Services.AddSecurityNotifications()
            .AddSms(configuration.GetSection("N:Sms"), sms => sms.UseAlibabaCloud().UseKannel());
        using IHost built = host.Build();

        string fault = Assert.Single(
            (await Assert.ThrowsAsync<OptionsValidationException>(() => built.StartAsync())).Failures);
        Assert.StartsWith("N:Sms:Kannel:Password is missing", fault, StringComparison.Ordinal);
        AlibabaCloudSmsOptions alibaba = built.Services.GetRequiredService<IOptions<AlibabaCloudSmsOptions>>().Value;
        Assert.Equal(
            ("SMS_1", "title"), (alibaba.Topics["ALERTS"].TemplateCode, alibaba.Topics["alerts"].Parameters["name"]));
        Assert.Equal((TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(5)), (alibaba.Http.AttemptTimeout, alibaba.Http.ConnectTimeout));
        SmsOptions general = built.Services.GetRequiredService<IOptions<SmsOptions>>().Value;
        Assert.Equal((1, 100, "Asia/Shanghai"), (general.MaxParts, general.DailyParts, general.TimeZone));
    }

    [Fact]
    public void Adding_it_twice_adds_one_channel_and_both_gateways()
    {
        using var application = new SmsApplication(sms => sms.UseGateway<ScriptedGateway>("a"));
        application.AddSms(sms => sms.UseGateway<ScriptedGateway>("b"));

        Assert.Equal("sms", application.Channel.Name);
        Assert.Contains("a, b", Assert.Single(application.Channel.Check(Sample.Target())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_of_the_application_sees_the_request()
    {
        await using LoopbackServer server = LoopbackServer.Replying(202, body: "0: Accepted for delivery");
        var handler = new CountingHandler();
        using var application = new SmsApplication(sms => sms.UseKannel(
            o =>
            {
                (o.Url, o.Username, o.Password) = ($"http://127.0.0.1:{server.Port}/s", "u", "p");
                SmsApplication.AllowLoopback(o.Http);
            },
            http => http.AddHttpMessageHandler(() => handler)));

        await application.SendAsync(Sample.Delivery());

        Assert.Equal(1, handler.Requests);
    }

    [Fact]
    public async Task Loopback_is_refused_unless_it_is_allowed()
    {
        await using LoopbackServer server = LoopbackServer.Replying(202);
        using var application = new SmsApplication(sms => sms.UseKannel(o =>
        {
            (o.Url, o.Username, o.Password) = ($"http://127.0.0.1:{server.Port}/s", "u", "p");
            o.Http.RequireHttps = false;
        }));

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((ReceiptStatus.Rejected, "egress-refused"), (receipt.Status, receipt.Code));
        Assert.Empty(server.Requests);
    }

    private static async Task<IReadOnlyList<string>> StartAsync(Action<SmsBuilder> configure)
    {
        HostApplicationBuilder host = Host.CreateEmptyApplicationBuilder(null);
        host.Services.AddSecurityNotifications().AddSms(configure);
        using IHost built = host.Build();
        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => built.StartAsync());
        return [.. (fault is AggregateException all ? all.InnerExceptions : [fault])
            .Cast<OptionsValidationException>().SelectMany(one => one.Failures)];
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
