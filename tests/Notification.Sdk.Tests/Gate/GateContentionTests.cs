using Notification.Sdk.Events;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Tests.Gate;

/// <summary>Real threads, and a check of every number at the end.</summary>
public sealed class GateContentionTests
{
    [Fact]
    public void Readers_take_no_key_for_another_while_one_slot_changes_hands()
    {
        // All keys share the 24 upper bits and one bucket; each has an end of its own.
        DenyTable table = GateRig.NewTable(Region.BytesOf(1));
        GateKey[] keys = [.. GateRig.Keys(64).Select(key => key with { High = 77 })];
        using var done = new CancellationTokenSource();
        GateRig.RunTogether(4, thread =>
        {
            if (thread == 0)
            {
                for (int i = 0; i < 300_000; i++)
                {
                    int k = i % keys.Length;
                    table.Refuse(keys[k], GateRig.Noon + 1 + k + (i % 1000 * 64));
                }

                done.Cancel();
            }

            for (int i = 0; !done.IsCancellationRequested; i++)
            {
                int k = i % keys.Length;
                Refusal found = table.Find(keys[k]);
                Assert.True(found.IsNone || (found.Until - GateRig.Noon - 1) % 64 == k);
            }
        });
    }

    [Fact]
    public void A_growing_table_shows_every_key_that_is_in_and_no_other()
    {
        DenyTable table = GateRig.NewTable();
        GateKey[] keys = GateRig.Keys(200_000);
        int known = 0;
        int missed = 0;
        GateRig.RunTogether(3, thread =>
        {
            var random = new Random(thread);
            for (int i = 0; thread == 0 && i < keys.Length; i++)
            {
                table.Refuse(keys[i]);
                Volatile.Write(ref known, i + 1);
            }

            while (thread > 0 && Volatile.Read(ref known) < keys.Length)
            {
                int upTo = Volatile.Read(ref known);
                if (upTo > 0 && !table.Refuses(keys[random.Next(upTo)]))
                {
                    // Being moved; a question to the store, no more.
                    Interlocked.Increment(ref missed);
                }

                Assert.False(table.Refuses(GateRig.KeyOf(-1 - random.Next(1_000_000))));
            }
        });
        Assert.All(keys, key => Assert.True(table.Refuses(key)));
        Assert.InRange(missed, 0, 1000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5000)]
    public void Counts_are_exact_while_the_table_grows_and_counts_are_drained_and_taken(int hotKeys)
    {
        const int Threads = 8;
        const int Rounds = 60_000;
        DenyTable table = GateRig.NewTable();
        GateKey[] keys = GateRig.Keys(hotKeys);
        Array.ForEach(keys, key => table.Refuse(key));
        var counts = new RepeatCounts(largestLedger: 1_000_000);
        long[] expected = new long[hotKeys];
        long[] told = new long[hotKeys];
        GateRig.RunTogether(Threads + 1, thread =>
        {
            var random = new Random(thread);
            for (int i = 0; i < Rounds; i++)
            {
                if (thread == Threads)
                {
                    GrowDrainOrTake(i, table, counts, keys, told);
                    continue;
                }

                int k = random.Next(hotKeys);
                Interlocked.Increment(ref expected[k]);
                if (!TryCount(table, counts, keys[k], k))
                {
                    // Full, or being moved: the store is asked, and told of what was counted before.
                    Interlocked.Add(ref told[k], counts.Take(table, keys[k]) + 1);
                }
            }
        });
        Tell(counts, told);
        Tell(counts, told);
        Assert.Equal(expected, told);
    }

    [Fact]
    public void A_ledger_without_room_counts_nothing_that_it_could_not_tell()
    {
        DenyTable table = GateRig.NewTable();
        GateKey[] keys = GateRig.Keys(10);
        Array.ForEach(keys, key => table.Refuse(key));
        var counts = new RepeatCounts(largestLedger: 4);
        bool[] counted = [.. keys.Select((key, k) => TryCount(table, counts, key, k))];
        Assert.Equal(4, counted.Count(isCounted => isCounted));
        long[] told = new long[10];
        Tell(counts, told);
        Assert.Equal(counted.Select(isCounted => isCounted ? 1L : 0), told);
        Assert.True(TryCount(table, counts, keys[9], 9));
    }

    [Fact]
    public void A_count_that_is_full_counts_no_further_until_it_is_told()
    {
        DenyTable table = GateRig.NewTable();
        GateKey key = GateRig.KeyOf(1);
        table.Refuse(key);
        var counts = new RepeatCounts(largestLedger: 4);
        int counted = Enumerable.Range(0, 70_000).Count(_ => TryCount(table, counts, key, 0));
        Assert.Equal(ushort.MaxValue, counted);
        Assert.Equal(ushort.MaxValue, counts.Take(table, key));
        Assert.True(TryCount(table, counts, key, 0));
    }

    [Fact]
    public void An_ended_entry_keeps_its_place_until_its_count_is_told()
    {
        DenyTable table = GateRig.NewTable(Region.BytesOf(1));
        var counts = new RepeatCounts(largestLedger: 4);
        GateKey[] keys = GateRig.Keys(5);
        Array.ForEach(keys[..4], key => table.Refuse(key, GateRig.Noon + 10));
        Assert.True(TryCount(table, counts, keys[2], 2));
        long later = GateRig.Noon + 20;
        Array.ForEach(GateRig.Keys(3, from: 100), key => Assert.True(table.Refuse(key, later + 10, now: later)));
        Assert.Equal(1, counts.Take(table, keys[2]));
        Assert.True(table.Refuse(keys[4], later + 10, now: later));
    }

    [Fact]
    public void Counting_again_allocates_nothing()
    {
        DenyTable table = GateRig.NewTable();
        GateKey key = GateRig.KeyOf(1);
        table.Refuse(key);
        var counts = new RepeatCounts(largestLedger: 4);
        TryCount(table, counts, key, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            TryCount(table, counts, key, 0);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static bool TryCount(DenyTable table, RepeatCounts counts, in GateKey key, int number)
    {
        if (table.Find(key, out Place place).IsNone)
        {
            return false;
        }

        CountAnswer answer = counts.Count(table, key, place);
        if (answer == CountAnswer.First)
        {
            counts.Name(table, key, new Fingerprint(0, (ulong)number));
        }

        return answer != CountAnswer.NotCounted;
    }

    private static void GrowDrainOrTake(int round, DenyTable table, RepeatCounts counts, GateKey[] keys, long[] told)
    {
        table.Refuse(GateRig.KeyOf(1_000_000 + round));
        if (round % 1000 == 0)
        {
            Tell(counts, told);
        }
        else if (round % 100 == 0)
        {
            int k = round / 100 % keys.Length;
            Interlocked.Add(ref told[k], counts.Take(table, keys[k]));
        }
    }

    private static void Tell(RepeatCounts counts, long[] told)
    {
        foreach ((Fingerprint thing, long count, DateTimeOffset _) in counts.Drain(Support.Rig.Noon))
        {
            Interlocked.Add(ref told[thing.Low], count);
        }
    }
}
