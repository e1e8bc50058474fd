using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email;

/// <summary>Turns the answers for the recipients into one receipt.</summary>
internal static class MailReceipts
{
    private const int MostNamed = 10;
    private const string NoAnswer = "unanswered";

    public static DeliveryReceipt Make(
        MailResult result, IReadOnlyList<Mailbox> owed, IReadOnlyList<string> addressFaults, EmailOptions options)
    {
        if (result.Fault is { } fault)
        {
            TimeSpan? pause = fault.Lasting ? options.FaultWait : WaitAfter(fault.Code, options);
            IReadOnlyList<string> all = [.. owed.Select(m => m.Address)];
            return DeliveryReceipt.Deferred(fault.Code, fault.Detail, pause, fault.Lasting, all, nothingSent: true);
        }

        Dictionary<string, RecipientReply> byAddress = new(StringComparer.OrdinalIgnoreCase);
        foreach (RecipientReply reply in result.Replies)
            byAddress[reply.Address] = reply;
        List<RecipientReply> replies = [.. owed.Select(m => byAddress.GetValueOrDefault(m.Address) ?? Unanswered(m))];

        List<RecipientReply> accepted = [.. replies.Where(r => r.Status == MailStatus.Accepted)];
        List<RecipientReply> deferred = [.. replies.Where(r => r.Status == MailStatus.Deferred)];
        List<RecipientReply> refused = [.. replies.Where(r => r.Status == MailStatus.Refused)];
        string detail = string.Join(' ', new[]
        {
            deferred.Count > 0 && accepted.Count > 0 ? $"{accepted.Count} of {replies.Count} taken." : "",
            Sentence("Deferred", deferred),
            Sentence("Refused", refused),
            Sentence("Not tried", addressFaults),
        }.Where(part => part.Length > 0));

        if (deferred.Count > 0)
        {
            // An unknown outcome is worth knowing about before all else: it is the one that may double.
            RecipientReply telling = deferred.Find(r => !char.IsAsciiDigit(r.Code.FirstOrDefault())) ?? deferred[0];
            return DeliveryReceipt.Deferred(
                telling.Code,
                detail,
                WaitAfter(telling.Code, options),
                stillOwed: [.. deferred.Select(r => r.Address)],
                mayHaveArrived: deferred.Exists(r => r.Code is SmtpFaults.Unknown or NoAnswer));
        }

        if (accepted.Count > 0)
            return DeliveryReceipt.Delivered(accepted[0].Code, detail.Length > 0 ? detail : accepted[0].Text);
        return DeliveryReceipt.Rejected(refused[0].Code, detail);
    }

    /// <summary>Whom a server puts off waits a little; after a broken line the usual schedule goes on.</summary>
    private static TimeSpan? WaitAfter(string code, EmailOptions options) =>
        code.StartsWith('4') ? options.DeferralWait : null;

    private static RecipientReply Unanswered(Mailbox mailbox) =>
        new(mailbox.Address, MailStatus.Deferred, NoAnswer, "", "the transport gave no answer for it");

    private static string Sentence(string what, List<RecipientReply> replies) =>
        Sentence(what, [.. replies.Select(Describe)]);

    private static string Sentence(string what, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return "";
        string more = items.Count > MostNamed ? $"; and {items.Count - MostNamed} more" : "";
        return $"{what}: {string.Join("; ", items.Take(MostNamed)).TrimEnd('.')}{more}.";
    }

    private static string Describe(RecipientReply reply)
    {
        string answer =
            string.Join(' ', new[] { reply.Code, reply.EnhancedCode, reply.Text }.Where(part => part.Length > 0));
        string mend = reply.Status == MailStatus.Refused ? Mend(reply) : "";
        return $"{reply.Address} ({answer.TrimEnd('.')}{mend})";
    }

    private static string Mend(RecipientReply reply) => (reply.Code, reply.EnhancedCode) switch
    {
        ("size", _) or (_, "5.3.4" or "5.2.3") => "; make the report shorter or raise the server's limit",
        ("smtputf8", _) => "; use an address in ASCII or a server with SMTPUTF8",
        (_, "5.1.1" or "5.1.2" or "5.1.3" or "5.1.6" or "5.1.10") => "; correct or remove this mailbox",
        (_, "5.1.7" or "5.1.8") => "; correct From or EnvelopeSender",
        (_, "5.2.1" or "5.2.2") => "; the owner must free or reopen the mailbox",
        (_, "5.7.1" or "5.7.26" or "5.7.60" or "5.2.252") =>
            "; ask the postmaster to allow this sender, and check SPF and DKIM of its domain",
        _ => "",
    };
}
