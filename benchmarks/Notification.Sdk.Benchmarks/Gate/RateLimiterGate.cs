using System.Threading.RateLimiting;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>Three partitioned rate limiters in a chain. A refusal by the last has already spent the first two: that is how they are.</summary>
internal sealed class RateLimiterGate : IGate
{
    private readonly PartitionedRateLimiter<Sample> _chain = PartitionedRateLimiter.CreateChained(
        New(_ => Sample.Topic, int.MaxValue),
        New(sample => sample.Server, int.MaxValue),
        New(sample => sample.Thing, 1));

    public void Notify(in Sample sample) => _chain.AttemptAcquire(sample).Dispose();

    public bool Admits(in Sample sample)
    {
        using RateLimitLease lease = _chain.AttemptAcquire(sample);
        return lease.IsAcquired;
    }

    public void Dispose() => _chain.Dispose();

    private static PartitionedRateLimiter<Sample> New(Func<Sample, string> keyOf, int limit) =>
        PartitionedRateLimiter.Create<Sample, string>(sample => RateLimitPartition.GetFixedWindowLimiter(
            keyOf(sample),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromDays(1), QueueLimit = 0 }));
}
