namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>How long a race goes on.</summary>
/// <param name="Rounds">How often each contender runs after a warm-up; what is printed are medians.</param>
/// <param name="Requests">Webhook requests in a round.</param>
/// <param name="Mails">Mails in a round.</param>
internal sealed record Effort(int Rounds, int Requests, int Mails)
{
    public static Effort Full { get; } = new(Rounds: 9, Requests: 10_000, Mails: 1_000);

    /// <summary>Enough to see that everything runs.</summary>
    public static Effort Short { get; } = new(Rounds: 1, Requests: 200, Mails: 50);
}
