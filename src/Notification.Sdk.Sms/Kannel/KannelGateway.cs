using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Http;
using Notification.Sdk.Sms.Sending;

namespace Notification.Sdk.Sms.Kannel;

/// <summary>One request for each number, one after the other. Kannel gives no id, so each gets one of ours, which its
/// delivery reports bring back.</summary>
internal sealed class KannelGateway(
    [FromKeyedServices(KannelGateway.ClientName)] HttpChannelClient http, IOptionsMonitor<KannelSmsOptions> options)
        : ISmsGateway
{
    public const string ClientName = "Notification.Sdk.Sms.Kannel";

    public async ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        KannelSmsOptions current = options.CurrentValue;
        var run = new SmsRun();
        int index = 0;
        foreach (string number in message.Numbers)
        {
            string id = string.Create(
                CultureInfo.InvariantCulture, $"{message.Delivery.Id}.{message.Delivery.Attempt}.{++index}");
            await run.AskAsync(
                [number], () => AskAsync(message, number, id, current, cancellationToken)).ConfigureAwait(false);
        }

        return run.ToResult();
    }

    private async ValueTask<SmsAnswer> AskAsync(
        SmsMessage message, string number, string id, KannelSmsOptions current, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = KannelRequest.Create(current, number, message, id);
        return await SmsExchange.SendAsync(
            http,
            message.Delivery.Target,
            request,
            new MarkedContent([]),
            answer => KannelAnswers.Read(answer, id),
            cancellationToken).ConfigureAwait(false);
    }
}
