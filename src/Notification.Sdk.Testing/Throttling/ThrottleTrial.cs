using Notification.Sdk.Events;

namespace Notification.Sdk.Testing.Throttling;

/// <summary>One policy under trial, and the questions that are put to it.</summary>
internal sealed class ThrottleTrial(ThrottlePolicyConformance suite)
{
    // A week in which a day has 23 hours.
    private static readonly DateTimeOffset Start = new(2026, 3, 27, 9, 30, 0, TimeSpan.Zero);

    public IThrottlePolicy Policy { get; } = suite.Policy;

    public int Limit => suite.Limit;

    public long[] NewState() => new long[Policy.StateLength];

    public ThrottleRequest Ask(DateTimeOffset now, Severity severity = Severity.High, int? limit = null, int reserved = 0) =>
        new("conformance", limit ?? suite.Limit, suite.Interval, reserved, severity, suite.Zone, now);

    public ThrottleDecision Decide(in ThrottleRequest request, long[] state)
    {
        try
        {
            return Policy.Decide(request, state);
        }
        catch (Exception thrown) when (thrown is not ConformanceException)
        {
            throw new ConformanceException(
                "a policy answers every question",
                $"it threw {thrown.GetType().Name} for {request}",
                "compute with what the request holds, and guard against instants far away",
                thrown);
        }
    }

    /// <summary>So many questions over two weeks, in bursts and after pauses, sometimes about a time that was asked for before.</summary>
    public IEnumerable<ThrottleRequest> Questions(int seed, int count)
    {
        var random = new Random(seed);
        DateTimeOffset now = Start.AddMinutes(random.Next(600));
        for (int i = 0; i < count; i++)
        {
            now = random.Next(4) switch
            {
                0 => now,
                1 => now.AddSeconds(random.Next(600)),
                2 => now + (suite.Interval * random.NextDouble()),
                _ => now.AddMinutes(random.Next(-90, 600)),
            };
            yield return Ask(now, (Severity)random.Next(1, 6), reserved: suite.Limit * 2 / 5);
        }
    }

    public static DateTimeOffset From => Start;
}
