using Notification.Sdk.Events;

namespace Notification.Sdk.Gate;

/// <summary>What one word of a slot says: refused until when, and whom. The lowest 24 bits are the upper bits of the slot's key.</summary>
/// <param name="Word">36 bits of time, 4 bits of level, 24 bits of the key; zero for no refusal.</param>
internal readonly record struct Refusal(ulong Word)
{
    /// <summary>The level of a budget's refusal, whose key names the severity: it holds for every event that asks.</summary>
    public const int Everyone = 15;

    private const int LevelShift = GateKey.HighBits;
    private const int TimeShift = LevelShift + 4;

    public bool IsNone => Word == 0;

    public long Until => (long)(Word >> TimeShift);

    public int Level => (int)(Word >> LevelShift) & 15;

    /// <summary>Whether it may be forgotten for something that lasts longer: the store knows a duplicate as well.</summary>
    public bool IsForgettable => Level != Everyone;

    public static Refusal Of(in GateKey key, long until, int level) =>
        new(((ulong)until << TimeShift) | ((ulong)level << LevelShift) | key.High);

    /// <summary>The level of a notified thing: how severe, and whether it was confirmed. Five severities and one bit.</summary>
    public static int LevelOf(Severity severity, Verdict verdict) =>
        ((int)severity << 1) | (verdict == Verdict.Confirmed ? 1 : 0);

    /// <summary>Whether it still refuses. One that ends later than the longest silence from now was written before the clock was set back:
    /// it is not believed, and the store is asked.</summary>
    public bool IsLive(long now, long longest) => (ulong)(Until - now - 1) < (ulong)longest;

    /// <summary>Whether a thing of that level is no worse than what was notified.</summary>
    public bool Covers(int level) => (level >> 1) <= (Level >> 1) && (level & 1) <= (Level & 1);
}
