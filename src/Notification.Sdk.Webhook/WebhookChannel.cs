using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Http;
using Notification.Sdk.Webhook.Payloads;
using Notification.Sdk.Webhook.Settings;

namespace Notification.Sdk.Webhook;

/// <summary>Address → settings → body → signed request → guarded attempt → receipt.</summary>
internal sealed class WebhookChannel(
    [FromKeyedServices(WebhookChannel.ClientName)] HttpChannelClient http,
    IOptionsMonitor<WebhookOptions> options,
    TimeProvider time) : IChannel
{
    public const string ClientName = "Notification.Sdk.Webhook";

    private readonly ConditionalWeakTable<DeliveryTarget, PreparedTarget> _prepared = [];

    public string Name => "webhook";

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        WebhookOptions current = options.CurrentValue;
        PreparedTarget prepared = Prepare(delivery.Target, current);
        if (prepared is not { Address: { } uri, Settings: { } settings })
        {
            return prepared.Refusal!;
        }

        WebhookBody body = BodyWriter.Write(
            delivery, settings.Format, settings.Source ?? current.Source, current.MaxAttachmentBytes);
        using HttpRequestMessage request = WebhookRequest.Create(uri, settings, body, delivery.Id, time.GetUtcNow());
        HttpAnswer answer = await http
            .SendAsync(delivery.Target, request, HttpCompletionOption.ResponseHeadersRead, cancellationToken, settings.Timeout)
            .ConfigureAwait(false);
        return HttpReceipts.RetryUnlessGone(answer);
    }

    // The engine hands out the same target for every delivery to an endpoint.
    private PreparedTarget Prepare(DeliveryTarget target, WebhookOptions current)
    {
        if (_prepared.TryGetValue(target, out PreparedTarget? prepared) && ReferenceEquals(prepared.Options, current))
        {
            return prepared;
        }

        prepared = PreparedTarget.Read(target, current);
        _prepared.AddOrUpdate(target, prepared);
        return prepared;
    }

    public IReadOnlyList<string> Check(DeliveryTarget target)
    {
        List<string> faults = [];
        if (!HttpAddress.TryParse(target.Address, options.CurrentValue.Http.RequireHttps, out _, out string? fault))
        {
            faults.Add(fault);
        }

        if (!SettingsReader.TryRead(target.Settings, out _, out fault))
        {
            faults.Add(fault);
        }

        return faults;
    }
}
