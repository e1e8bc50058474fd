using Microsoft.Extensions.Options;
using Notification.Sdk.Policies;
using Notification.Sdk.Sms.Budget;
using Notification.Sdk.Sms.Gateways;
using Notification.Sdk.Sms.Numbers;
using Notification.Sdk.Sms.Segmentation;
using Notification.Sdk.Sms.Settings;

namespace Notification.Sdk.Sms;

/// <summary>Numbers → gateway → text that fits → budget → gateway's answers → receipt.</summary>
internal sealed class SmsChannel(
    SmsGateways gateways, IOptionsMonitor<SmsOptions> options, PartsLedger ledger, ISmsReports reports) : IChannel
{
    public const string ChannelName = "sms";

    // A character of either alphabet takes up to three bytes of UTF-8, and a part holds up to 160 of them.
    private const int MostBytesOfPart = 160 * 3;

    public string Name => ChannelName;

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        NumberList list = NumberList.Parse(delivery.Target.Address);
        string[] owed = [.. list.Numbers.Where(n => delivery.Recipients.Count == 0 || delivery.Recipients.Contains(n))];
        if (list.Numbers.Count == 0)
        {
            return DeliveryReceipt.Rejected(SmsCodes.BadNumbers, string.Join(' ', list.Faults));
        }

        if (owed.Length == 0)
        {
            return DeliveryReceipt.Rejected(
                SmsCodes.NoneOwed, "The numbers still owed are no longer in the endpoint's address.");
        }

        if (gateways.FindFault(delivery.Target) is { } fault)
        {
            return DeliveryReceipt.Deferred(SmsCodes.NoGateway, fault);
        }

        try
        {
            return await SendAsync(
                gateways.Get(delivery.Target), delivery, owed, list.Faults, cancellationToken).ConfigureAwait(false);
        }
        catch (OptionsValidationException wrong)
        {
            // Changed while running: nothing is lost, it waits for the mend.
            return DeliveryReceipt.Deferred(SmsCodes.Options, string.Join(' ', wrong.Failures), pausesEndpoint: true);
        }
    }

    /// <summary>No vendor here takes a key by which it would know a repeated message.</summary>
    public WhenUnknown WhenUnknownFor(DeliveryTarget target) =>
        options.CurrentValue.ResendUnknown ? WhenUnknown.SendAgain : WhenUnknown.Hold;

    public IReadOnlyList<string> Check(DeliveryTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        List<string> faults = [.. NumberList.Parse(target.Address).Faults, .. SmsSettings.FindFaults(target)];
        if (gateways.FindFault(target) is { } fault)
        {
            faults.Add(fault);
        }

        return faults;
    }

    private async ValueTask<DeliveryReceipt> SendAsync(
        ISmsGateway gateway,
        Delivery delivery,
        string[] numbers,
        IReadOnlyList<string> faults,
        CancellationToken cancellationToken)
    {
        SmsOptions current = options.CurrentValue;
        RenderedMessage rendered = delivery.Render(MessageFormat.Sms, current.MaxParts * MostBytesOfPart);
        var fitted = FittedText.Of(rendered.Body, current.MaxParts);
        var message = new SmsMessage
        {
            Delivery = delivery,
            Numbers = numbers,
            Text = fitted.Text,
            Encoding = fitted.Encoding,
            Parts = fitted.Parts,
        };
        IReadOnlyDictionary<string, SmsAnswer> answers = await ledger
            .SendAsync(gateway, message, current, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<NumberAnswer> paired = SmsReceipts.Pair(numbers, answers, current.ResendUnknown);
        foreach (NumberAnswer answer in paired)
        {
            if (answer.Answer is { Status: SmsStatus.Accepted, MessageId: { } id })
            {
                var queued = new SmsReport { MessageId = id, Number = answer.Number, State = SmsState.Queued };
                await reports.AcceptAsync(queued, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return SmsReceipts.Make(paired, faults);
    }
}
