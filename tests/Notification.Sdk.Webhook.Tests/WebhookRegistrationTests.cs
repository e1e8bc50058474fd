using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Http.Tests.Support;
using Notification.Sdk.Webhook.Tests.Support;

namespace Notification.Sdk.Webhook.Tests;

public sealed class WebhookRegistrationTests
{
    [Fact]
    public void The_channel_is_called_webhook_and_adding_it_twice_adds_it_once()
    {
        using var hook = new Hook();
        hook.AddWebhook(options => options.Source = "urn:second");

        Assert.Equal("webhook", hook.Channel.Name);
        Assert.Equal(("urn:second", "127.0.0.0/8"), (hook.Options.Source, hook.Options.Http.AllowedNetworks.Single()));
    }

    [Fact]
    public void Everything_can_be_said_in_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Webhook:Source"] = "urn:acme:soc",
            ["Webhook:MaxAttachmentBytes"] = "0",
            ["Webhook:Http:AllowedNetworks:0"] = "10.1.0.0/16",
            ["Webhook:Http:AllowedHosts:0"] = "hooks.corp.example",
            ["Webhook:Http:AttemptTimeout"] = "00:00:05",
            ["Webhook:Http:Breaker:MinimumThroughput"] = "20",
            ["Webhook:Http:Tls:Hooks.Corp.Example:ClientCertificatePassword"] = "secret",
        }).Build();
        using var hook = new Hook();
        hook.AddWebhook(configuration.GetSection("Webhook"));

        WebhookOptions options = hook.Options;

        Assert.Equal(("urn:acme:soc", 0), (options.Source, options.MaxAttachmentBytes));
        Assert.Equal(["127.0.0.0/8", "10.1.0.0/16"], options.Http.AllowedNetworks);
        Assert.Equal(["hooks.corp.example"], options.Http.AllowedHosts);
        Assert.Equal((TimeSpan.FromSeconds(5), 20), (options.Http.AttemptTimeout, options.Http.Breaker.MinimumThroughput));
        Assert.Equal("secret", options.Http.Tls["hooks.corp.example"].ClientCertificatePassword);
    }

    [Fact]
    public void A_fault_in_the_options_is_named_when_they_are_first_read()
    {
        using var hook = new Hook(options =>
        {
            options.MaxAttachmentBytes = -1;
            options.Source = "a b";
            options.Http.AllowedNetworks.Add("10.0.0.1");
        });

        var fault = Assert.Throws<OptionsValidationException>(() => hook.Options);

        Assert.Equal(
            ["Webhook:Http:AllowedNetworks:1", "Webhook:MaxAttachmentBytes", "Webhook:Source"],
            fault.Failures.Select(failure => failure.Split(' ')[0]));
    }

    [Fact]
    public async Task A_handler_of_the_application_sees_each_attempt()
    {
        await using LoopbackServer server = LoopbackServer.Replying(503);
        var seen = new Counting();
        using var hook = new Hook(http: client => client.AddHttpMessageHandler(() => seen));

        await hook.SendAsync(server, Deliveries.Event);

        Assert.Equal(1, seen.Count);
    }

    private sealed class Counting : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
