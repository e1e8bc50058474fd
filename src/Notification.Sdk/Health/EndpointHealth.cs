using Notification.Sdk.Policies;

namespace Notification.Sdk.Health;

/// <summary>How the attempts of one endpoint went over the period, in a ring of buckets. Used by the dispatcher's loop alone.</summary>
internal sealed class EndpointHealth
{
    private const int Buckets = 144;
    private readonly long[] _slots = new long[Buckets];
    private readonly int[] _attempts = new int[Buckets];
    private readonly int[] _failures = new int[Buckets];

    /// <summary>Counts an attempt.</summary>
    /// <returns>Whether the endpoint has failed too often.</returns>
    public bool Record(bool failed, DateTimeOffset now, HealthRule rule)
    {
        long slot = now.UtcTicks / Math.Max(1, rule.Period.Ticks / Buckets);
        int bucket = (int)(slot % Buckets);
        if (_slots[bucket] != slot)
        {
            (_slots[bucket], _attempts[bucket], _failures[bucket]) = (slot, 0, 0);
        }

        _attempts[bucket]++;
        _failures[bucket] += failed ? 1 : 0;
        (long attempts, long failures) = (0, 0);
        for (int i = 0; i < Buckets; i++)
        {
            bool counts = _slots[i] > slot - Buckets && _slots[i] <= slot;
            attempts += counts ? _attempts[i] : 0;
            failures += counts ? _failures[i] : 0;
        }

        return failed && attempts >= rule.MinimumAttempts && failures >= rule.FailureRatio * attempts;
    }

    /// <summary>Begins anew, as after the endpoint was enabled.</summary>
    public void Reset()
    {
        Array.Clear(_attempts);
        Array.Clear(_failures);
    }
}
