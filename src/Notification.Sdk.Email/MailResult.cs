namespace Notification.Sdk.Email;

/// <summary>What came of one attempt. Immutable.</summary>
public sealed class MailResult
{
    private MailResult(IReadOnlyList<RecipientReply> replies, MailFault? fault) => (Replies, Fault) = (replies, fault);

    /// <summary>One answer for each recipient; empty when there is a <see cref="Fault"/>. A recipient without an answer
    /// counts as deferred.</summary>
    public IReadOnlyList<RecipientReply> Replies { get; }

    /// <summary>Why nothing could be handed over to anybody; null when the mail system answered.</summary>
    public MailFault? Fault { get; }

    /// <summary>The mail system answered for each recipient.</summary>
    /// <param name="replies">The answers.</param>
    public static MailResult Answered(IEnumerable<RecipientReply> replies) => new([.. replies], null);

    /// <summary>Nothing could be handed over; trying again may help.</summary>
    /// <param name="fault">Why.</param>
    public static MailResult Failed(MailFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new([], fault);
    }
}
