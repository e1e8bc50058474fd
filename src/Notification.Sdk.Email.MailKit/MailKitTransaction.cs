using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.MailKit;

/// <summary>One message over one session, and one answer for each recipient.</summary>
internal sealed class MailKitTransaction(
    MailKitSession session, MailEnvelope envelope, MailContent content, Action<MimeMessage>? beforeSend)
{
    private readonly Dictionary<Mailbox, RecipientReply> _replies = [];
    private readonly Dictionary<MailboxAddress, Mailbox> _asked = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="SmtpFaultException">The conversation failed before the server was given anything to
    /// keep.</exception>
    public async ValueTask<MailResult> RunAsync(
        SmtpOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        bool offersUtf8 = session.OffersUtf8;
        bool utf8 = offersUtf8 && MailKitSession.NeedsUtf8(envelope);
        if (!offersUtf8)
            RefuseInternational();
        if (!utf8)
            session.DropUtf8(envelope);

        using MemoryStream bytes = new(content.ToMime(utf8).ToArray());
        using MimeMessage message =
            await MimeMessage.LoadAsync(bytes, persistent: true, cancellationToken).ConfigureAwait(false);
        beforeSend?.Invoke(message);
        if (session.Client.MaxSize is > 0 and uint most && bytes.Length > most)
        {
            string text = $"the message has {bytes.Length} bytes and the server takes {most}";
            SetOpen(MailStatus.Refused, "size", "5.3.4", text);
        }

        foreach (Mailbox mailbox in envelope.Recipients.Where(r => !_replies.ContainsKey(r)))
            _asked[new MailboxAddress("", mailbox.Address)] = mailbox;
        if (_asked.Count > 0)
        {
            using SendPhases phases = new(options, time, cancellationToken);
            await SendAsync(message, phases, cancellationToken).ConfigureAwait(false);
        }

        return MailResult.Answered(envelope.Recipients.Where(_replies.ContainsKey).Select(r => _replies[r]));
    }

    private async ValueTask SendAsync(MimeMessage message, SendPhases phases, CancellationToken cancellationToken)
    {
        MailKitClient client = session.Client;
        bool senderTaken = false;
        client.SenderTaken = () =>
        {
            senderTaken = true;
            phases.Answered();
        };
        client.RecipientAnswered = (address, response) =>
        {
            phases.Answered();
            SmtpReply reply = session.Mask.Read(response.StatusCode, response.Response);

            // After a refused sender the answers for recipients mean nothing.
            if (senderTaken && !reply.IsPositive)
                Set(_asked[address], reply);
        };
        try
        {
            MailboxAddress sender = new("", envelope.Sender.Address);
            string answer = await client
                .SendAsync(FormatOptions.Default, message, sender, _asked.Keys, phases.Token, phases)
                .ConfigureAwait(false);
            SetOpen(session.Mask.Read(SmtpStatusCode.Ok, answer));
        }
        catch (SmtpCommandException e)
        {
            Judge(e, phases);
        }
        catch (ServiceNotAuthenticatedException e)
        {
            SmtpReply reply = session.Mask.Read(SmtpStatusCode.AuthenticationRequired, e.Message);
            if (!phases.HasBegun)
                throw new SmtpFaultException(SmtpFaults.AuthenticationRequired(reply));
            SetOpen(reply);
        }
        catch (Exception e) when (e is IOException or SmtpProtocolException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Break(e, phases);
        }
        finally
        {
            client.SenderTaken = null;
            client.RecipientAnswered = null;
        }
    }

    /// <summary>The server said no to something.</summary>
    private void Judge(SmtpCommandException exception, SendPhases phases)
    {
        // Nobody was left to send to.
        if (_replies.Count == envelope.Recipients.Count)
            return;

        SmtpReply reply = session.Mask.Read(exception.StatusCode, exception.Message);
        if (reply.Code == 421 && !phases.HasBegun)
            throw SmtpFaultException.Lost(SmtpFaults.Closing(reply));

        // Apart from the size, a refusal of the sender means that the settings are at fault.
        if (exception.ErrorCode == SmtpErrorCode.SenderNotAccepted && reply.IsPermanent && reply.Code != 552)
            throw new SmtpFaultException(SmtpFaults.SenderRefused(envelope.Sender, reply));
        if (exception.ErrorCode == SmtpErrorCode.UnexpectedStatusCode && !reply.IsTransient && !reply.IsPermanent)
            throw new SmtpFaultException(SmtpFaults.NotSmtp($"{reply.CodeText} to DATA"));
        SetOpen(reply);
    }

    /// <summary>The conversation ended before its time.</summary>
    private void Break(Exception exception, SendPhases phases)
    {
        SmtpFaultException fault = exception switch
        {
            _ when phases.IsTimeUp => new SmtpFaultException(phases.Timeout(), exception),
            SmtpProtocolException protocol => MailKitFaults.From(protocol),
            _ => SmtpFaultException.Lost(
                SmtpFaults.Lost(MailKitFaults.Why(exception.InnerException ?? exception)), exception),
        };
        if (!phases.HasBegun)
            throw fault;

        string code = phases.HasEnded ? SmtpFaults.Unknown : fault.Fault.Code;
        string before = phases.HasEnded ? "nobody knows whether the server took the message: " : "";
        SetOpen(MailStatus.Deferred, code, "", before + fault.Fault.Detail);
    }

    private void RefuseInternational()
    {
        const string Text = "the server does not take letters outside ASCII before the @";
        bool all = envelope.Sender.IsInternational;
        foreach (Mailbox recipient in envelope.Recipients.Where(r => all || r.IsInternational))
            _replies[recipient] = new RecipientReply(recipient.Address, MailStatus.Refused, "smtputf8", "5.6.7", Text);
    }

    private void SetOpen(SmtpReply reply)
    {
        foreach (Mailbox recipient in envelope.Recipients.Where(r => !_replies.ContainsKey(r)))
            Set(recipient, reply);
    }

    private void SetOpen(MailStatus status, string code, string enhanced, string text)
    {
        foreach (Mailbox recipient in envelope.Recipients.Where(r => !_replies.ContainsKey(r)))
            _replies[recipient] = new RecipientReply(recipient.Address, status, code, enhanced, text);
    }

    /// <summary>What is neither yes nor no for good is a not yet.</summary>
    private void Set(Mailbox recipient, SmtpReply reply)
    {
        MailStatus status =
            reply.IsPositive ? MailStatus.Accepted : reply.IsPermanent ? MailStatus.Refused : MailStatus.Deferred;
        _replies[recipient] = new RecipientReply(recipient.Address, status, reply.CodeText, reply.Enhanced, reply.Text);
    }
}
