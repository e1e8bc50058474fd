namespace Notification.Sdk.Policies;

/// <summary>When a deferred delivery is tried again. After the last wait it is a dead letter.</summary>
public sealed class RetryRule
{
    /// <summary>The waits between attempts, in order; none given means 1, 3, 5, 10, 10, 0, 1, 3, 5, 30 seconds, then 1, 1, 3, 5,
    /// 10, 30 minutes. A longer wait that the receiver asks for is honoured, up to <see cref="LongestWait"/>.</summary>
    public List<TimeSpan> Waits { get; set; } = [];

    /// <summary>The part of each wait, 0 to 1, by which it is lengthened at random; 0 by default.</summary>
    public double Jitter { get; set; }

    /// <summary>The longest wait that a receiver may ask for; 24 hours by default.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromHours(24);

    internal static IReadOnlyList<TimeSpan> Schedule { get; } =
    [
        .. new[] { 1, 3, 5, 10, 10, 0, 1, 3, 5, 30, 60, 60, 180, 300, 600, 1800 }.Select(s => TimeSpan.FromSeconds(s)),
    ];
}
