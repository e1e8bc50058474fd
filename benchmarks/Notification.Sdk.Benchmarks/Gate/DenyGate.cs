using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>The deny-until table as the engine uses it, repeats counted.</summary>
internal sealed class DenyGate(long budget = 1L << 30) : IGate
{
    public static readonly long Day = GateTime.LengthOf(TimeSpan.FromDays(1));

    private static readonly DateTimeOffset WindowCloses = DateTimeOffset.MaxValue;
    private static readonly int High = Refusal.LevelOf(Severity.High, Verdict.Confirmed);

    private readonly RepeatCounts _repeats = new(1 << 24);
    private readonly KeyedHash _hash = new();
    private readonly GateClock _clock = new(TimeProvider.System);
    private readonly DenySlot _topic = new();

    public DenyTable Table { get; } = new(budget, new TagLocks());

    public void SaturateTopic()
    {
        DateTimeOffset now = _clock.Now;
        _topic.Refuse(Severity.High, now, now, now.AddDays(1));
    }

    public void Notify(in Sample sample)
    {
        long now = GateTime.Of(_clock.Now);
        Table.Refuse(KeyOf(sample.Thing), now + Day - 1, High, now, Day);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public GateKey KeyOf(string text) => GateKey.Of(_hash.Hash(MemoryMarshal.AsBytes(text.AsSpan())));

    /// <summary>Deduplication alone: the check against its floor.</summary>
    public bool IsSilent(string thing)
    {
        long now = GateTime.Of(_clock.Now);
        Refusal refusal = Table.Find(KeyOf(thing));
        return refusal.IsLive(now, Day) && refusal.Covers(High);
    }

    /// <summary>The least that any such check costs: the hash, the clock, and one line that is at hand.</summary>
    public bool IsSilentFloor(string thing, ref long line)
    {
        long now = GateTime.Of(_clock.Now);
        return (long)KeyOf(thing).Low + now < Volatile.Read(ref line);
    }

    /// <summary>Deduplication of many at once.</summary>
    public int CountSilent(ReadOnlySpan<Sample> samples)
    {
        long now = GateTime.Of(_clock.Now);
        Span<GateKey> keys = stackalloc GateKey[samples.Length];
        Span<Refusal> refusals = stackalloc Refusal[samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            keys[i] = KeyOf(samples[i].Thing);
        }

        Table.Find(keys, refusals);
        int silent = 0;
        foreach (Refusal refusal in refusals)
        {
            silent += refusal.IsLive(now, Day) && refusal.Covers(High) ? 1 : 0;
        }

        return silent;
    }

    public bool Admits(in Sample sample)
    {
        DateTimeOffset time = _clock.Now;
        if (time >= WindowCloses || _topic.Find(Severity.High, time, time) is not null)
        {
            return false;
        }

        long now = GateTime.Of(time);
        GateKey thing = KeyOf(sample.Thing);
        GateKey server = KeyOf(sample.Server);
        bool isServerFree = !Table.Find(server).IsLive(now, Day);
        Refusal refusal = Table.Find(thing, out Place place);
        if (!refusal.IsLive(now, Day) || !refusal.Covers(High))
        {
            return isServerFree;
        }

        if (_repeats.Count(Table, thing, place) == CountAnswer.First)
        {
            _repeats.Name(Table, thing, new Fingerprint(thing.High, thing.Low));
        }

        return false;
    }

    public void Dispose()
    {
    }
}
