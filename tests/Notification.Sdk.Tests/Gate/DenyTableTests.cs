using Notification.Sdk.Events;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Tests.Gate;

public sealed class DenyTableTests
{
    [Fact]
    public void A_refusal_holds_before_its_end_and_not_from_then_on()
    {
        DenyTable table = GateRig.NewTable();
        GateKey key = GateRig.KeyOf(1);
        table.Refuse(key, GateRig.Noon + 320);
        Assert.True(table.Refuses(key, GateRig.Noon));
        Assert.True(table.Refuses(key, GateRig.Noon + 319));
        Assert.False(table.Refuses(key, GateRig.Noon + 320));
        Assert.False(table.Refuses(GateRig.KeyOf(2)));
    }

    [Fact]
    public void Whole_seconds_are_exact_and_other_times_end_early_never_late()
    {
        DateTimeOffset midnight = Support.Rig.Noon.Date.AddDays(1);
        Assert.Equal(midnight, GateTime.ToTime(GateTime.Of(midnight)));
        for (int i = 0; i < 2000; i++)
        {
            DateTimeOffset time = midnight.AddTicks(i * 7919);
            TimeSpan early = time - GateTime.ToTime(GateTime.Of(time));
            Assert.InRange(early, TimeSpan.Zero, TimeSpan.FromSeconds(1 / 32.0));
        }

        Assert.Equal(DateTimeOffset.MaxValue, GateTime.ToTime(GateTime.Of(DateTimeOffset.MaxValue)));
    }

    [Fact]
    public void After_the_clock_was_set_back_a_refusal_longer_than_any_silence_is_not_believed()
    {
        DenyTable table = GateRig.NewTable();
        GateKey key = GateRig.KeyOf(1);
        long hour = GateTime.LengthOf(TimeSpan.FromHours(1));
        table.Refuse(key, GateRig.Noon + hour, GateRig.High, GateRig.Noon, hour);
        Assert.True(table.Find(key).IsLive(GateRig.Noon, hour));
        Assert.False(table.Find(key).IsLive(GateRig.Noon - 1, hour));
        Assert.False(table.Find(key).IsLive(GateRig.Noon - GateRig.Day, hour));
    }

    [Fact]
    public void A_machine_that_slept_wakes_to_refusals_that_have_ended()
    {
        DenyTable table = GateRig.NewTable();
        table.Refuse(GateRig.KeyOf(1));
        Assert.False(table.Refuses(GateRig.KeyOf(1), GateRig.Noon + (3 * GateRig.Day)));
    }

    [Fact]
    public void A_time_from_elsewhere_is_cut_to_the_longest_silence()
    {
        DenyTable table = GateRig.NewTable();
        table.Refuse(GateRig.KeyOf(1), GateTime.Never);
        Assert.Equal(GateRig.Noon + GateRig.Day, table.Find(GateRig.KeyOf(1)).Until);
    }

    [Fact]
    public void A_refusal_never_becomes_shorter()
    {
        DenyTable table = GateRig.NewTable();
        table.Refuse(GateRig.KeyOf(1), GateRig.Noon + 100);
        table.Refuse(GateRig.KeyOf(1), GateRig.Noon + 50);
        Assert.Equal(GateRig.Noon + 100, table.Find(GateRig.KeyOf(1)).Until);
    }

    [Theory]
    [InlineData(Severity.High, Verdict.Confirmed, Severity.High, Verdict.Confirmed, true)]
    [InlineData(Severity.High, Verdict.Confirmed, Severity.Low, Verdict.Confirmed, true)]
    [InlineData(Severity.High, Verdict.Confirmed, Severity.Critical, Verdict.Confirmed, false)]
    [InlineData(Severity.High, Verdict.Suspected, Severity.High, Verdict.Confirmed, false)]
    [InlineData(Severity.High, Verdict.Confirmed, Severity.High, Verdict.Suspected, true)]
    [InlineData(Severity.High, Verdict.FalsePositive, Severity.Medium, Verdict.Suspected, true)]
    public void A_rise_in_severity_or_verdict_is_not_covered(
        Severity severity, Verdict verdict, Severity next, Verdict nextVerdict, bool isCovered)
    {
        DenyTable table = GateRig.NewTable();
        table.Refuse(GateRig.KeyOf(1), level: Refusal.LevelOf(severity, verdict));
        Assert.Equal(isCovered, table.Find(GateRig.KeyOf(1)).Covers(Refusal.LevelOf(next, nextVerdict)));
    }

    [Fact]
    public void Every_level_survives_the_slot_and_none_is_taken_for_a_budget()
    {
        DenyTable table = GateRig.NewTable();
        foreach (Severity severity in Enum.GetValues<Severity>())
        {
            foreach (Verdict verdict in Enum.GetValues<Verdict>())
            {
                int level = Refusal.LevelOf(severity, verdict);
                table.Refuse(GateRig.KeyOf(level), level: level);
                Assert.Equal(level, table.Find(GateRig.KeyOf(level)).Level);
                Assert.True(table.Find(GateRig.KeyOf(level)).IsForgettable);
            }
        }

        table.Refuse(GateRig.KeyOf(99), level: Refusal.Everyone);
        Assert.False(table.Find(GateRig.KeyOf(99)).IsForgettable);
    }

    [Fact]
    public void Keys_that_share_all_but_one_bit_are_different_keys()
    {
        DenyTable table = GateRig.NewTable();
        GateKey key = GateRig.KeyOf(1);
        table.Refuse(key);
        for (int bit = 0; bit < 64; bit++)
        {
            Assert.False(table.Refuses(key with { Low = key.Low ^ (1UL << bit) }));
        }

        for (int bit = 0; bit < GateKey.HighBits; bit++)
        {
            Assert.False(table.Refuses(key with { High = key.High ^ (1UL << bit) }));
        }
    }

    [Fact]
    public void A_batch_finds_what_one_by_one_finds()
    {
        DenyTable table = GateRig.NewTable();
        GateKey[] keys = GateRig.Keys(5000);
        Array.ForEach(keys[..2500], key => table.Refuse(key));
        var together = new Refusal[keys.Length];
        table.Find(keys, together);
        Assert.Equal(keys.Select(key => table.Find(key)), together);
    }

    [Fact]
    public void Looking_allocates_nothing()
    {
        DenyTable table = GateRig.NewTable();
        GateKey[] keys = GateRig.Keys(1000);
        Array.ForEach(keys[..500], key => table.Refuse(key));
        var found = new Refusal[32];
        table.Find(keys.AsSpan(0, 32), found);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (GateKey key in keys)
        {
            table.Find(key);
        }

        table.Find(keys.AsSpan(0, 32), found);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
