using Notification.Sdk.Gate;

namespace Notification.Sdk.Tests.Gate;

/// <summary>How much memory, and what happens when it is used up. All numbers are exact.</summary>
public sealed class DenyTableBoundsTests
{
    [Fact]
    public void An_empty_table_is_small() => Assert.InRange(GateRig.NewTable().Bytes, 1, 512);

    [Theory]
    [InlineData(1000)]
    [InlineData(30_000)]
    [InlineData(400_000)]
    public void A_live_key_takes_at_most_24_bytes_and_none_is_lost_while_the_table_grows(int count)
    {
        DenyTable table = GateRig.NewTable();
        GateKey[] keys = GateRig.Keys(count);
        for (int i = 0; i < count; i++)
        {
            Assert.True(table.Refuse(keys[i]));
            Assert.True(table.Refuses(keys[i / 2]));
        }

        Assert.All(keys, key => Assert.True(table.Refuses(key)));
        Assert.Equal(count, table.CountLive(GateRig.Noon));
        Assert.Equal(0, table.Forgotten + table.PassedFull);
        Assert.InRange(table.Bytes, 16L * count, 24L * count);
    }

    [Fact]
    public void Growing_touches_at_most_one_region_at_a_time()
    {
        DenyTable table = GateRig.NewTable();
        long worst = 0;
        foreach (GateKey key in GateRig.Keys(300_000))
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            table.Refuse(key);
            worst = Math.Max(worst, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // Two halves of a region, and a directory of some hundred entries.
        Assert.InRange(worst, 1, 110_000);
    }

    [Fact]
    public void A_full_table_stays_within_its_budget_and_grows_the_heap_by_nothing()
    {
        const long Budget = 1_000_000;
        DenyTable table = GateRig.NewTable(Budget);
        Array.ForEach(GateRig.Keys(100_000), key => table.Refuse(key));
        Assert.InRange(table.Bytes, Budget * 9 / 10, Budget);
        long bytes = table.Bytes;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 100_000; i < 1_100_000; i++)
        {
            table.Refuse(GateRig.KeyOf(i));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(bytes, table.Bytes);
        Assert.True(table.Forgotten + table.PassedFull >= 1_000_000);
    }

    [Fact]
    public void A_live_budget_is_never_forgotten_for_anything()
    {
        DenyTable table = GateRig.NewTable(budget: 100_000);
        List<GateKey> kept = [];
        int passed = 0;
        for (int i = 0; i < 50_000; i++)
        {
            if (i % 20 == 0)
            {
                GateKey budget = GateRig.KeyOf(-i - 1);
                bool isKept = table.Refuse(budget, level: Refusal.Everyone);
                kept.AddRange(isKept ? [budget] : []);
                passed += isKept ? 0 : 1;
            }

            table.Refuse(GateRig.KeyOf(i));
        }

        Assert.Equal(2500, kept.Count + passed);
        Assert.True(kept.Count > 2000);
        Assert.All(kept, key => Assert.True(table.Refuses(key)));
    }

    [Fact]
    public void Full_of_budgets_it_lets_through_and_counts_it()
    {
        DenyTable table = GateRig.NewTable(budget: 20_000);
        int refused = GateRig.Keys(10_000).Count(key => !table.Refuse(key, level: Refusal.Everyone));
        Assert.Equal(10_000 - refused, table.CountLive(GateRig.Noon));
        Assert.Equal(refused, table.PassedFull);
        Assert.Equal(0, table.Forgotten);
        GateKey duplicate = GateRig.KeyOf(-1);
        for (int i = 2; table.Refuse(duplicate); i++)
        {
            duplicate = GateRig.KeyOf(-i);
        }

        Assert.False(table.Refuses(duplicate));
    }

    [Fact]
    public void Of_two_duplicates_the_one_nearest_its_end_is_forgotten()
    {
        // One bucket: four slots, all of them either bucket of every key.
        DenyTable table = GateRig.NewTable(Region.BytesOf(1));
        GateKey[] keys = GateRig.Keys(6);
        long[] ends = [50, 20, 40, 30];
        for (int i = 0; i < ends.Length; i++)
        {
            table.Refuse(keys[i], GateRig.Noon + ends[i]);
        }

        table.Refuse(keys[4], GateRig.Noon + 35);
        Assert.Equal([true, false, true, true, true, false], keys.Select(key => table.Refuses(key)));
        Assert.False(table.Refuse(keys[5], GateRig.Noon + 10));
        Assert.True(table.Refuse(keys[5], GateRig.Noon + 10, Refusal.Everyone));
        Assert.Equal([true, false, true, false, true, true], keys.Select(key => table.Refuses(key)));
        Assert.Equal((2, 1), (table.Forgotten, table.PassedFull));
    }

    [Fact]
    public void What_has_ended_makes_room_before_the_table_grows()
    {
        DenyTable table = GateRig.NewTable();
        Array.ForEach(GateRig.Keys(50_000), key => table.Refuse(key));
        long bytes = table.Bytes;
        for (int day = 1; day < 6; day++)
        {
            long now = GateRig.Noon + (day * GateRig.Day);
            Array.ForEach(GateRig.Keys(50_000, from: day * 50_000), key => table.Refuse(key, now + GateRig.Day, now: now));
        }

        Assert.InRange(table.Bytes, bytes, bytes * 5 / 4);
        Assert.Equal(0, table.Forgotten + table.PassedFull);
    }

    [Fact]
    public void Ten_thousand_first_alerts_pass_in_the_middle_of_a_flood_that_fills_the_table()
    {
        DenyTable table = GateRig.NewTable(budget: 500_000);
        int admitted = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            table.Refuse(GateRig.KeyOf(i));
            if (i % 100 == 0)
            {
                admitted += table.Refuses(GateRig.KeyOf(-i - 1)) ? 0 : 1;
            }
        }

        Assert.Equal(10_000, admitted);
    }
}
