namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>How long a race goes on.</summary>
/// <param name="WarmUp">Rounds before anything is measured: until the runtime has compiled for good what runs often.</param>
/// <param name="Rounds">How often each contender posts webhooks: many short rounds, so that a busy machine meets neighbours
/// alike.</param>
/// <param name="Requests">Webhook requests in a round.</param>
/// <param name="MailRounds">How often each contender sends mails.</param>
/// <param name="Mails">Mails in a round.</param>
internal sealed record Effort(int WarmUp, int Rounds, int Requests, int MailRounds, int Mails)
{
    public static Effort Full { get; } = new(WarmUp: 20, Rounds: 51, Requests: 2_000, MailRounds: 5, Mails: 1_000);

    /// <summary>Enough to see that everything runs.</summary>
    public static Effort Short { get; } = new(WarmUp: 0, Rounds: 1, Requests: 200, MailRounds: 1, Mails: 50);
}
