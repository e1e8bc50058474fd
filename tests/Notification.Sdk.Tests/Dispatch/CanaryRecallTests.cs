using Notification.Sdk.Events;
using Notification.Sdk.Tests.Support;
using static Notification.Sdk.Tests.Dispatch.Canaries;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>The standing test over restarts: what was missed before is known at once, told once and taken back once.</summary>
public sealed class CanaryRecallTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_starts_knows_what_was_missed_before_and_tells_only_the_recovery(bool worksAgain)
    {
        var stores = new SharedStores();
        await using Rig before = NewRig(stores);
        Answers(before, DeliveryReceipt.Rejected("400", "no"));
        await before.RunForAsync(TimeSpan.FromHours(5));
        Assert.Single(News("canary-missed", before));

        await using Rig after = NewRig(stores, before.Time);
        Answers(after, worksAgain ? DeliveryReceipt.Delivered("200") : DeliveryReceipt.Rejected("400", "no"));
        await after.DispatchAsync();
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(after));
        await after.RunForAsync(TimeSpan.FromHours(3));

        Assert.Equal(worksAgain, Missed(after).Length == 0);
        Assert.Single(News("canary-missed", before, after));
        Assert.Equal(worksAgain ? 1 : 0, News("canary-recovered", after).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_arrived_late_before_the_start_is_told_as_over(bool wasMissedBefore)
    {
        var stores = new SharedStores();
        await using Rig before = NewRig(stores);
        Answers(before, wasMissedBefore ? DeliveryReceipt.Rejected("400", "no") : DeliveryReceipt.Delivered("200"));
        await before.RunUntilAsync(Rig.Noon.AddHours(2) - TimeSpan.FromTicks(1));
        Answers(before, DeliveryReceipt.Deferred("503", "down", TimeSpan.FromMinutes(30)));
        await before.RunForAsync(TimeSpan.FromMinutes(29));
        Answers(before, DeliveryReceipt.Delivered("200"));
        before.Time.Advance(TimeSpan.FromMinutes(2));
        await before.DispatchAsync();
        await using Rig after = NewRig(stores, before.Time);
        await after.DispatchAsync();

        Assert.Empty(Missed(after));
        SecurityEvent recovered = Assert.Single(News("canary-recovered", before, after));
        Assert.Contains(EvidenceFact.Of(recovered.Evidence[0]), fact => fact.Value == (wasMissedBefore ? "2026-03-02T12:00:00Z" : "2026-03-02T14:00:00Z"));
    }

    [Fact]
    public async Task One_that_arrived_just_when_its_time_was_over_is_told_as_over()
    {
        var stores = new SharedStores();
        await using Rig before = NewRig(stores);
        Answers(before, DeliveryReceipt.Deferred("503", "down", TimeSpan.FromMinutes(15)));
        await before.DispatchAsync();
        Answers(before, DeliveryReceipt.Delivered("200"));
        await before.RunForAsync(TimeSpan.FromMinutes(15));
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(before));
        await using Rig after = NewRig(stores, before.Time);
        await after.DispatchAsync();

        Assert.Single(News("canary-recovered", after));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(300)]
    public async Task What_arrived_in_time_before_the_start_is_no_news_and_hides_what_was_missed_before_it(int minutesLater)
    {
        var stores = new SharedStores();
        await using Rig before = NewRig(stores);
        Answers(before, DeliveryReceipt.Rejected("400", "no"));
        await before.RunUntilAsync(Rig.Noon.AddHours(2) - TimeSpan.FromTicks(1));
        Answers(before, DeliveryReceipt.Delivered("200"));
        await before.RunUntilAsync(Rig.Noon.AddHours(2).AddMinutes(minutesLater));
        await using Rig after = NewRig(stores, before.Time);
        await after.DispatchAsync();

        Assert.Empty(Missed(after));
        Assert.Empty(News("canary-recovered", after));
        Assert.Single(News("canary-recovered", before));
    }

    [Fact]
    public async Task A_process_that_starts_knows_no_miss_before_its_time_is_over_and_knows_it_then()
    {
        var stores = new SharedStores();
        await using Rig before = NewRig(stores);
        Answers(before, DeliveryReceipt.Deferred("503", "down", TimeSpan.FromHours(1)));
        await before.DispatchAsync();
        before.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        await using Rig early = NewRig(stores, before.Time);
        await early.DispatchAsync();
        Assert.Empty(Missed(early));

        before.Time.Advance(TimeSpan.FromTicks(1));
        await using Rig after = NewRig(stores, before.Time);
        Assert.Equal(Rig.Noon.AddMinutes(16), await after.DispatchAsync());
        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(after));
    }

    [Fact]
    public async Task A_process_that_starts_knows_a_dead_letter_at_once()
    {
        var stores = new SharedStores();
        await using Rig before = NewRig(stores);
        Answers(before, DeliveryReceipt.Rejected("400", "no"));
        await before.RunForAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(Missed(before));
        await using Rig after = NewRig(stores, before.Time);
        await after.DispatchAsync();

        Assert.Equal([(Claims.Ops, Rig.Noon)], Missed(after));
    }
}
