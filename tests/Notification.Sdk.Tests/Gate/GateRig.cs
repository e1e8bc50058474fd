using Notification.Sdk.Events;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Tests.Gate;

/// <summary>What the tests of the deny-until table share.</summary>
internal static class GateRig
{
    public const long Plenty = 1L << 30;

    public static readonly long Noon = GateTime.Of(Support.Rig.Noon);
    public static readonly long Day = GateTime.LengthOf(TimeSpan.FromDays(1));
    public static readonly int High = Refusal.LevelOf(Severity.High, Verdict.Confirmed);

    public static DenyTable NewTable(long budget = Plenty) => new(budget, new TagLocks());

    /// <summary>Keys as a good hash makes them: the same number, the same key.</summary>
    public static GateKey KeyOf(long number)
    {
        ulong low = Mixed((ulong)number);
        return new GateKey(low, Mixed(low) & GateKey.HighMask);
    }

    public static GateKey[] Keys(int count, long from = 0) => [.. Enumerable.Range(0, count).Select(i => KeyOf(from + i))];

    public static bool Refuse(this DenyTable table, in GateKey key, long? until = null, int? level = null, long? now = null) =>
        table.Refuse(key, until ?? (Noon + Day), level ?? High, now ?? Noon, Day);

    public static bool Refuses(this DenyTable table, in GateKey key, long? now = null) =>
        table.Find(key).IsLive(now ?? Noon, Day);

    /// <summary>Runs on threads of their own, all from one moment on.</summary>
    public static void RunTogether(int threads, Action<int> action)
    {
        using var start = new Barrier(threads);
        Exception? failure = null;
        Thread[] running = [.. Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                action(number);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
            }
        }))];
        Array.ForEach(running, thread => thread.Start());
        Array.ForEach(running, thread => thread.Join());
        Assert.Null(failure);
    }

    // SplitMix64.
    private static ulong Mixed(ulong number)
    {
        number += 0x9e3779b97f4a7c15;
        number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
        number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
        return number ^ (number >> 31);
    }
}
