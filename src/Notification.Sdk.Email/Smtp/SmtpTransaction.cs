using System.Globalization;

namespace Notification.Sdk.Email.Smtp;

/// <summary>One message over one session: MAIL → RCPT for each recipient → DATA → content, and one answer for each
/// recipient.</summary>
internal sealed class SmtpTransaction(SmtpSession session, MailEnvelope envelope, MailContent content)
{
    private readonly Dictionary<Mailbox, RecipientReply> _replies = [];

    /// <exception cref="SmtpFaultException">The conversation failed before the server was given anything to
    /// keep.</exception>
    public async ValueTask<MailResult> RunAsync(CancellationToken cancellationToken)
    {
        bool offersUtf8 = session.Capabilities.SmtpUtf8 && session.Capabilities.EightBitMime;
        bool utf8 = offersUtf8 && (envelope.Sender.IsInternational || envelope.Recipients.Any(r => r.IsInternational));
        if (!offersUtf8)
            RefuseInternational();

        ReadOnlyMemory<byte> message = content.ToMime(utf8);
        if (session.Capabilities.MaxSize is > 0 and long most && message.Length > most)
        {
            string text = $"the message has {message.Length} bytes and the server takes {most}";
            SetOpen(MailStatus.Refused, "size", "5.3.4", text);
            return Result();
        }

        List<Mailbox> open = [.. envelope.Recipients.Where(r => !_replies.ContainsKey(r))];
        if (open.Count > 0 && await AgreeAsync(open, message.Length, utf8, cancellationToken).ConfigureAwait(false))
            await SendAsync(DotStuffing.Apply(message), cancellationToken).ConfigureAwait(false);
        return Result();
    }

    private void RefuseInternational()
    {
        const string Text = "the server does not take letters outside ASCII before the @";
        bool all = envelope.Sender.IsInternational;
        foreach (Mailbox recipient in envelope.Recipients.Where(r => all || r.IsInternational))
            _replies[recipient] = new RecipientReply(recipient.Address, MailStatus.Refused, "smtputf8", "5.6.7", Text);
    }

    /// <summary>MAIL and RCPT; true when somebody is left to send to.</summary>
    private async ValueTask<bool> AgreeAsync(
        List<Mailbox> open, int size, bool utf8, CancellationToken cancellationToken)
    {
        string mail = $"MAIL FROM:<{envelope.Sender.Address}>"
            + (session.Capabilities.Size ? $" SIZE={size.ToString(CultureInfo.InvariantCulture)}" : "")
            + (utf8 ? " BODY=8BITMIME SMTPUTF8" : "");
        string[] rcpt = [.. open.Select(r => $"RCPT TO:<{r.Address}>")];
        bool together = session.Capabilities.Pipelining;
        List<SmtpReply> replies =
            [.. await session.AskAsync(together ? [mail, .. rcpt] : [mail], cancellationToken).ConfigureAwait(false)];
        if (!together && replies[0].IsPositive)
            replies.AddRange(await session.AskAsync(rcpt, cancellationToken).ConfigureAwait(false));

        // Nobody has authenticated and the server wants it: the settings are at fault, not the recipients.
        if (replies.FirstOrDefault(r => r.Code == 530) is { } required)
            throw new SmtpFaultException(SmtpFaults.AuthenticationRequired(required));
        if (!replies[0].IsPositive)
        {
            // Apart from the size, a refusal here is about the sender: the settings are at fault again.
            if (replies[0].IsPermanent && replies[0].Code != 552)
                throw new SmtpFaultException(SmtpFaults.SenderRefused(envelope.Sender, replies[0]));
            SetOpen(replies[0]);
            return false;
        }

        for (int i = 0; i < open.Count; i++)
        {
            if (!replies[i + 1].IsPositive)
                Set(open[i], replies[i + 1]);
        }

        return _replies.Count < envelope.Recipients.Count;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> wire, CancellationToken cancellationToken)
    {
        SmtpReply go = (await session.AskAsync(["DATA"], cancellationToken).ConfigureAwait(false))[0];
        if (go.Code != 354)
        {
            if (!go.IsTransient && !go.IsPermanent)
                throw new SmtpFaultException(SmtpFaults.NotSmtp($"{go.CodeText} to DATA"));
            SetOpen(go);
            return;
        }

        bool ended = false;
        try
        {
            SetOpen(await session.SendContentAsync(wire, () => ended = true, cancellationToken).ConfigureAwait(false));
        }
        catch (SmtpFaultException e)
        {
            session.Break();
            string code = ended ? SmtpFaults.Unknown : e.Fault.Code;
            string text = (ended ? "nobody knows whether the server took the message: " : "") + e.Fault.Detail;
            SetOpen(MailStatus.Deferred, code, "", text);
        }
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

    private MailResult Result() => MailResult.Answered(envelope.Recipients.Select(r => _replies[r]));
}
