namespace Notification.Sdk.Email.Addressing;

/// <summary>The mailboxes of an endpoint's address. A bad one does not hide the good ones: it is a fault beside
/// them.</summary>
/// <param name="Mailboxes">The good ones, each address once.</param>
/// <param name="Faults">What is wrong with the others, one sentence each.</param>
internal sealed record MailboxList(IReadOnlyList<Mailbox> Mailboxes, IReadOnlyList<string> Faults)
{
    /// <summary>What every server takes in one go (RFC 5321, 4.5.3.1.8).</summary>
    public const int Most = 100;

    public static MailboxList Parse(string text)
    {
        List<Mailbox> mailboxes = [];
        List<string> faults = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in Split(text))
        {
            if (!MailboxParser.TryParse(part, out Mailbox? mailbox, out string fault))
                faults.Add(fault);
            else if (!seen.Add(mailbox.Address))
                continue;
            else if (mailboxes.Count == Most)
                faults.Add(
                    $"\"{mailbox.Address}\" is beyond the {Most} mailboxes of one endpoint: use a distribution list.");
            else
                mailboxes.Add(mailbox);
        }

        return new MailboxList(mailboxes, faults);
    }

    /// <summary>Cuts at the commas that stand outside quotes.</summary>
    private static IEnumerable<string> Split(string text)
    {
        int start = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\')
                i++;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == ',' && !quoted)
            {
                if (!string.IsNullOrWhiteSpace(text[start..i]))
                    yield return text[start..i];
                start = i + 1;
            }
        }

        if (!string.IsNullOrWhiteSpace(text[start..]))
            yield return text[start..];
    }
}
