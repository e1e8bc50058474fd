using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Events;

namespace Notification.Sdk.Testing.Tests.Configuration;

/// <summary>Secrets come from files or from a callback, and change while the application runs. What the documents show.</summary>
public sealed class RotatedSecretsTests : IAsyncLifetime
{
    private const string OldKey = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string NewKey = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private readonly FakeHttpServer _receiver = FakeHttpServer.Twilio();
    private readonly string _folder = Directory.CreateTempSubdirectory("secrets-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_for_each_secret_signs_with_what_it_holds_now()
    {
        Write(OldKey);
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["SecurityNotifications:Endpoints:hook:Channel"] = "webhook",
                ["SecurityNotifications:Endpoints:hook:Address"] = _receiver.Url,
                ["SecurityNotifications:Subscriptions:all:Endpoints:0"] = "hook",
                ["SecurityNotifications:Webhook:Http:RequireHttps"] = "false",
                ["SecurityNotifications:Webhook:Http:AllowedNetworks:0"] = "127.0.0.0/8",
            })
            .AddKeyPerFile(_folder).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSecurityNotifications(configuration.GetSection("SecurityNotifications"))
            .AddWebhook(configuration.GetSection("SecurityNotifications:Webhook"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        await PublishAsync(provider, "1");
        Write($"{NewKey} {OldKey}\n");
        configuration.Reload();
        await PublishAsync(provider, "2");

        Assert.Equal([1, 2], _receiver.Requests.Select(request => request.Headers["webhook-signature"].Split(' ').Length));
    }

    [Fact]
    public async Task A_callback_is_asked_again_when_it_says_that_a_secret_changed()
    {
        var vault = new Vault { Token = "old" };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(vault);
        services.AddSecurityNotifications(options =>
        {
            options.Endpoints["phone"] = new() { Channel = "sms", Address = "+8613812345678" };
            options.Subscriptions["all"] = new() { Endpoints = ["phone"] };
        }).AddSms(sms => sms.UseTwilio(twilio =>
        {
            twilio.Url = _receiver.Url;
            twilio.AccountSid = "AC00000000000000000000000000000001";
            twilio.From = "+15005550006";
            twilio.Http.RequireHttps = false;
            twilio.Http.AllowedNetworks.Add("127.0.0.0/8");
        }));
        services.AddOptions<Sms.TwilioSmsOptions>().Configure<Vault>((twilio, secrets) => twilio.AuthToken = secrets.Token);
        services.AddSingleton<IOptionsChangeTokenSource<Sms.TwilioSmsOptions>>(
            provider => new VaultChanges<Sms.TwilioSmsOptions>(provider.GetRequiredService<Vault>()));
        await using ServiceProvider provider = services.BuildServiceProvider();

        await PublishAsync(provider, "1");
        vault.Rotate("new");
        await PublishAsync(provider, "2");

        Assert.Equal(["old", "new"], _receiver.Requests.Select(Token));
    }

    private static string Token(ReceivedRequest request) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers["Authorization"].Split(' ')[1])).Split(':')[1];

    private static async Task PublishAsync(ServiceProvider provider, string key)
    {
        PublishResult result = await provider.GetRequiredService<ISecurityNotifier>().PublishAsync(
            SecurityEvents.AccessKeyLeak(new AccessKeyEvidence(key)));
        Assert.True(result.IsAccepted);
        await provider.GetRequiredService<IDispatcher>().DispatchDueAsync();
    }

    private void Write(string secret) =>
        File.WriteAllText(Path.Combine(_folder, "SecurityNotifications__Endpoints__hook__Settings__secret"), secret);
}
