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

    public string Name => "webhook";

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        DeliveryTarget target = delivery.Target;
        WebhookOptions current = options.CurrentValue;
        if (!HttpAddress.TryParse(target.Address, current.Http.RequireHttps, out Uri? uri, out string? fault))
        {
            return DeliveryReceipt.Rejected(HttpReceipts.BadAddress, fault);
        }

        if (!SettingsReader.TryRead(target.Settings, out WebhookSettings? settings, out fault))
        {
            return DeliveryReceipt.Rejected(HttpReceipts.BadSettings, fault);
        }

        WebhookBody body = BodyWriter.Write(
            delivery, settings.Format, settings.Source ?? current.Source, current.MaxAttachmentBytes);
        using HttpRequestMessage request = WebhookRequest.Create(uri, settings, body, delivery.Id, time.GetUtcNow());
        HttpAnswer answer = await http
            .SendAsync(target, request, HttpCompletionOption.ResponseHeadersRead, cancellationToken, settings.Timeout)
            .ConfigureAwait(false);
        return HttpReceipts.RetryUnlessGone(answer);
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
