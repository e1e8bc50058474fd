using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Email;
using Notification.Sdk.Events;

namespace Notification.Sdk.Testing.Tests;

/// <summary>The servers as the documents show them. The conformance suites of the channels prove the rest.</summary>
public sealed class FakeServersTests
{
    [Fact]
    public async Task A_mail_is_read_as_a_person_reads_it()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        await using var server = new FakeSmtpServer();
        services.AddSecurityNotifications(options =>
        {
            options.Endpoints["team"] = new() { Channel = "email", Address = "team@example.org" };
            options.Subscriptions["all"] = new() { Endpoints = ["team"] };
        }).AddEmail(options =>
        {
            options.From = "alerts@example.com";
            options.Smtp.Host = "127.0.0.1";
            options.Smtp.Port = server.Port;
            options.Smtp.Security = SmtpSecurity.ImplicitTls;
            options.Smtp.ServerName = "localhost";
            options.Smtp.CaFile = server.CaFile;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();

        await PublishAsync(provider);

        ReceivedMessage mail = Assert.Single(server.Mails);
        Assert.Contains("leak", mail["subject"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("AK-1", mail["text"], StringComparison.Ordinal);
        Assert.Null(mail["no such part"]);
    }

    [Fact]
    public async Task A_server_answers_as_it_is_told()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        await using FakeHttpServer server = FakeHttpServer.Webhook();
        services.AddSecurityNotifications(options =>
        {
            options.Endpoints["hook"] = new() { Channel = "webhook", Address = server.Url };
            options.Subscriptions["all"] = new() { Endpoints = ["hook"] };
        }).AddWebhook(options =>
        {
            options.Http.RequireHttps = false;
            options.Http.AllowedNetworks.Add("127.0.0.0/8");
        });
        await using ServiceProvider provider = services.BuildServiceProvider();

        var notifier = provider.GetRequiredService<ISecurityNotifier>();
        Assert.Equal("204", (await notifier.TestAsync("hook")).Code);
        Assert.False(server.Prepare(CounterpartAnswer.Nonsense));
        Assert.True(server.Prepare(CounterpartAnswer.Reject));
        Assert.Equal((ReceiptStatus.Rejected, "410"), Short(await notifier.TestAsync("hook")));
        server.On(CounterpartAnswer.Reject, 400);
        Assert.Equal((ReceiptStatus.Deferred, "400"), Short(await notifier.TestAsync("hook")));
        Assert.Equal(3, server.Requests.Count);
    }

    private static (ReceiptStatus Status, string Code) Short(TestReceipt receipt) => (receipt.Status, receipt.Code);

    private static async Task PublishAsync(ServiceProvider provider)
    {
        await provider.GetRequiredService<ISecurityNotifier>().PublishAsync(SecurityEvents.AccessKeyLeak(new AccessKeyEvidence("AK-1")));
        await provider.GetRequiredService<IDispatcher>().DispatchDueAsync();
    }
}
