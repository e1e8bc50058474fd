using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>A notification that was asked for.</summary>
internal sealed class AskedThing(Belief<DedupRecord> belief)
{
    public long Version => belief.Version;

    public DedupRecord? Current { get; private set; } = belief.Version == 0 ? null : belief.Value;

    /// <summary>The version that is written; null when it was only read.</summary>
    public long? Next { get; private set; }

    public void Write(DedupRecord record)
    {
        Current = record;
        Next ??= Versions.New();
    }

    /// <summary>It happened again, which is told later.</summary>
    public void Repeat(long count) => Current = Current!.Value with { Repeats = Current.Value.Repeats + count };
}

/// <summary>A counter that was asked for.</summary>
internal sealed class AskedCounter(Belief<long[]> belief)
{
    public long Version => belief.Version;

    public long[]? Current { get; private set; } = belief.Version == 0 ? null : belief.Value;

    /// <summary>The version that is written; null when it was only read.</summary>
    public long? Next { get; private set; }

    public long Latest { get; private set; }

    public long Retention { get; private set; }

    public void Write(in CounterWrite write)
    {
        Current = write.State as long[] ?? [.. write.State];
        Latest = Math.Max(Latest, write.CountedAt.UtcTicks);
        Retention = write.Retention.Ticks;
        Next ??= Versions.New();
    }
}

/// <summary>Versions of rows: random, so that one that was deleted and made again is another one.</summary>
internal static class Versions
{
    public static long New() => Random.Shared.NextInt64(1, long.MaxValue);
}
