namespace Notification.Sdk.Email.Tests.Doubles;

/// <summary>Takes every mail and answers what a test wants.</summary>
internal sealed class TransportDouble(Func<MailEnvelope, MailResult> answer) : IMailTransport
{
    public List<(MailEnvelope Envelope, MailContent Content)> Sent { get; } = [];

    public ValueTask<MailResult> SendAsync(
        MailEnvelope envelope, MailContent content, CancellationToken cancellationToken)
    {
        Sent.Add((envelope, content));
        return ValueTask.FromResult(answer(envelope));
    }

    public static TransportDouble Accepting() => new(envelope => MailResult.Answered(
        envelope.Recipients.Select(
            r => new RecipientReply(r.Address, MailStatus.Accepted, "250", "2.0.0", "OK id=1"))));
}
