using Microsoft.Extensions.Logging;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Testing.Tests.Channels;

/// <summary>A good channel, but for one defect.</summary>
public sealed class FaultyChannel(Defect defect, Post post, ILogger<FaultyChannel> logger) : IChannel
{
    private string _last = "";
    private int _asked;

    public string Name => defect == Defect.ShoutsItsName ? "POST" : "post";

    public IReadOnlyList<string> Check(DeliveryTarget target)
    {
        if (defect == Defect.ChecksByConnecting)
        {
            _ = post.TakeAsync(ReceivedMessage.OfText("hello"), CancellationToken.None);
        }

        if (target.Address.StartsWith("box:", StringComparison.Ordinal))
        {
            return [];
        }

        return defect == Defect.ChecksByThrowing
            ? [new Uri(target.Address).Host]
            : ["The address does not begin with box: and the name of a box."];
    }

    public WhenUnknown WhenUnknownFor(DeliveryTarget target) =>
        defect == Defect.HoldsInWordsOnly || (defect == Defect.ChangesItsMind && _asked++ % 2 == 0) ? WhenUnknown.Hold : WhenUnknown.SendAgain;

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested && defect is not Defect.SendsWhatWasCancelled and not Defect.SaysDeliveredWhenCancelled)
        {
            return DeliveryReceipt.Deferred("cancelled", "The attempt was cancelled before it began.");
        }

        if (defect == Defect.LogsItsAddress)
        {
            logger.LogTrace("Sending to {Address}.", delivery.Target.Address);
        }

        if (defect == Defect.RefusesVerifications && delivery.Kind == DeliveryKind.Verification)
        {
            return DeliveryReceipt.Rejected("kind", "Verifications are not sent.");
        }

        try
        {
            return await AttemptAsync(delivery, cancellationToken);
        }
        catch (IOException) when (defect != Defect.Throws)
        {
            return DeliveryReceipt.Deferred(
                "network",
                "The connection broke: look at the box.",
                nothingSent: defect == Defect.SaysNothingWasSent,
                mayHaveArrived: defect is not Defect.ForgetsThatItMayHaveArrived and not Defect.HoldsInWordsOnly);
        }
        catch (OperationCanceledException) when (defect == Defect.SaysDeliveredWhenCancelled)
        {
            return DeliveryReceipt.Delivered("probably");
        }
    }

    private async Task<DeliveryReceipt> AttemptAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        ReceivedMessage message = Write(delivery);
        string answer = await post.TakeAsync(
            message, defect == Defect.SendsWhatWasCancelled && post.Answer != CounterpartAnswer.Hang ? default : cancellationToken);
        if (defect == Defect.RepeatsByItself && answer == "later 90")
        {
            answer = await post.TakeAsync(message, cancellationToken);
        }

        return answer switch
        {
            "ok" when defect == Defect.SendsWhatWasCancelled && cancellationToken.IsCancellationRequested =>
                DeliveryReceipt.Deferred("cancelled", "The attempt was cancelled."),
            "ok" => DeliveryReceipt.Delivered("ok"),
            "later 90" when defect == Defect.DefersForEver => DeliveryReceipt.Rejected("later", "The box is full."),
            "later 90" => DeliveryReceipt.Deferred(
                "later", "The box is full: empty it.", defect == Defect.ForgetsTheWait ? null : TimeSpan.FromSeconds(90)),
            "never" => DeliveryReceipt.Rejected("never", defect switch
            {
                Defect.GivesNoDetail => "",
                Defect.TellsItsSecret => $"{delivery.Target.Address} is gone: correct it.",
                _ => "There is no such box: correct the address.",
            }),
            _ when defect == Defect.TakesAnyAnswerForSuccess => DeliveryReceipt.Delivered("ok"),
            _ => DeliveryReceipt.Deferred("nonsense", "The answer is not one of the post: look at the address."),
        };
    }

    private ReceivedMessage Write(Delivery delivery)
    {
        RenderedMessage rendered = delivery.Render(MessageFormat.Text);
        string raw = delivery.Events is [{ } first, ..] ? first.Title : rendered.Title;
        string body = defect switch
        {
            Defect.SendsRawText => $"{raw}\n{rendered.Body}",
            Defect.ForgetsTheCode => rendered.Body.Replace(delivery.VerificationCode ?? "\0", "", StringComparison.Ordinal),
            Defect.CountsAttempts => $"{rendered.Body}\n{delivery.Attempt}",
            Defect.ChokesOnMuch when rendered.Body.Length > 500_000 => throw new InvalidOperationException("Too much."),
            _ => rendered.Body,
        };
        string key = defect switch
        {
            Defect.SharesItsKey => "key",
            Defect.MixesUpDeliveries => _last,
            _ => delivery.Id,
        };
        _last = delivery.Id;
        string headers = defect == Defect.LetsTextAddHeaders && raw.Contains("\r\n", StringComparison.Ordinal) ? "to subject bcc" : "to subject";
        return new ReceivedMessage(
            key, new ReceivedPart("headers", PartForm.Structure, headers), new ReceivedPart("body", PartForm.Text, body));
    }
}
