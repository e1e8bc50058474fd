using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Http;
using Notification.Sdk.Sms.Sending;

namespace Notification.Sdk.Sms.Twilio;

/// <summary>One request for each number, one after the other.</summary>
internal sealed class TwilioGateway(
    [FromKeyedServices(TwilioGateway.ClientName)] HttpChannelClient http, IOptionsMonitor<TwilioSmsOptions> options)
        : ISmsGateway
{
    public const string ClientName = "Notification.Sdk.Sms.Twilio";

    public async ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        TwilioSmsOptions current = options.CurrentValue;
        var run = new SmsRun();
        foreach (string number in message.Numbers)
        {
            await run.AskAsync(
                [number], () => AskAsync(message, number, current, cancellationToken)).ConfigureAwait(false);
        }

        return run.ToResult();
    }

    private async ValueTask<SmsAnswer> AskAsync(
        SmsMessage message, string number, TwilioSmsOptions current, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = TwilioRequest.Create(current);
        return await SmsExchange.SendAsync(
            http,
            message.Delivery.Target,
            request,
            TwilioRequest.Body(current, number, message.Text),
            TwilioAnswers.Read,
            cancellationToken).ConfigureAwait(false);
    }
}
