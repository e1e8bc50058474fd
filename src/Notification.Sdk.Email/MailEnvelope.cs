namespace Notification.Sdk.Email;

/// <summary>Who sends and who receives one attempt. Immutable.</summary>
public sealed class MailEnvelope
{
    /// <summary>Takes who sends and a copy of the list of those who receive.</summary>
    /// <param name="sender">Who gets bounces.</param>
    /// <param name="recipients">Who receives; at least one.</param>
    public MailEnvelope(Mailbox sender, IEnumerable<Mailbox> recipients)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipients);
        Sender = sender;
        Recipients = [.. recipients];
        ArgumentOutOfRangeException.ThrowIfZero(Recipients.Count, nameof(recipients));
    }

    /// <summary>Who gets bounces.</summary>
    public Mailbox Sender { get; }

    /// <summary>Who receives this attempt.</summary>
    public IReadOnlyList<Mailbox> Recipients { get; }
}
