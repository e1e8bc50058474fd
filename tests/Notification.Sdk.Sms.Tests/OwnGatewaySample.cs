using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests;

/// <summary>The example of docs/channels/sms.md, compiled and run.</summary>
public sealed class OwnGatewaySample
{
    [Fact]
    public async Task A_gateway_of_ones_own_takes_ten_lines()
    {
        using var application = new SmsApplication(sms => sms.UseGateway<ModemGateway>("modem"));

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((ReceiptStatus.Delivered, "sent"), (receipt.Status, receipt.Code));
    }

    private sealed class ModemGateway : ISmsGateway
    {
        public async ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken cancellationToken)
        {
            Dictionary<string, SmsAnswer> answers = [];
            foreach (string number in message.Numbers)
            {
                bool sent = await Modem.WriteAsync(number, message.Text, cancellationToken);
                answers[number] = sent
                    ? SmsAnswer.Accepted("sent")
                    : SmsAnswer.Deferred("no-signal", "The modem has no signal.");
            }

            return new SmsResult(answers);
        }
    }

    private static class Modem
    {
        public static Task<bool> WriteAsync(string number, string text, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(number.Length > 0 && text.Length > 0);
        }
    }
}
