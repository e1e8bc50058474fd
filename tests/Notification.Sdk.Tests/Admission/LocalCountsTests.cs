using System.Data.Common;
using Notification.Sdk.Admission;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Admission;

/// <summary>What is counted without the store reaches it once, whole, and in time.</summary>
public sealed class LocalCountsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = Rig.Noon;

    private readonly GateKeys _keys = new();
    private readonly Told _told = new();
    private readonly RefusalBook _book;
    private readonly LocalCounts _counts;

    public LocalCountsTests()
    {
        _book = new RefusalBook(_told);
        _counts = new LocalCounts(_told, _book, _told);
    }

    public void Dispose() => _counts.Dispose();

    [Fact]
    public async Task There_is_nothing_to_tell_until_something_is_new_and_again_after_it_was_told()
    {
        Assert.False(_counts.HasAny);
        Assert.Null(_counts.NextFlush(Noon));

        _counts.WakeIfNew();
        _counts.WakeIfNew();
        Assert.True(_counts.HasAny);
        Assert.Equal(1, _told.Wakes);

        await FlushAsync(Noon);
        Assert.False(_counts.HasAny);
        Assert.Null(_counts.NextFlush(Noon));
        _counts.WakeIfNew();
        Assert.Equal(2, _told.Wakes);
    }

    [Fact]
    public async Task It_is_told_a_second_after_the_last_time_and_never_later_than_a_second_from_now()
    {
        await FlushAsync(Noon);
        _counts.WakeIfNew();

        Assert.Equal(Noon.AddSeconds(1), _counts.NextFlush(Noon));
        Assert.Equal(Noon.AddSeconds(1), _counts.NextFlush(Noon.AddMilliseconds(400)));
        Assert.Equal(Noon.AddSeconds(1), _counts.NextFlush(Noon.AddHours(1)));
        // A clock that was set back does not make it wait for the old time.
        Assert.Equal(Noon.AddHours(-1).AddSeconds(1), _counts.NextFlush(Noon.AddHours(-1)));
        Assert.Equal(Noon.AddSeconds(0.5), _counts.NextFlush(Noon.AddSeconds(-0.5)));
    }

    [Fact]
    public async Task A_summary_that_is_due_sooner_does_not_wait_for_the_second_to_pass()
    {
        await FlushAsync(Noon);
        Count(HeldUntil(Noon.AddMilliseconds(300)));
        Count(HeldUntil(Noon.AddMilliseconds(200)));
        Count(HeldUntil(Noon.AddHours(1)));

        Assert.Equal(Noon.AddMilliseconds(200), _counts.NextFlush(Noon));
        await FlushAsync(Noon.AddMilliseconds(200));
        Assert.Equal(3, _told.Overflow.Count);
        _counts.WakeIfNew();
        Assert.Equal(Noon.AddMilliseconds(1200), _counts.NextFlush(Noon.AddMilliseconds(200)));
    }

    [Fact]
    public async Task What_was_held_back_is_told_as_one_number_and_not_again()
    {
        HeldBack held = HeldUntil(Noon.AddHours(1));
        Count(held);
        Count(held);
        Count(held);

        await FlushAsync(Noon.AddSeconds(1));
        OverflowCount told = Assert.Single(_told.Overflow);
        Assert.Equal(("cap", Severity.High, "web-1", 3L), (told.Rule, told.Severity, told.Asset, told.Count));
        await FlushAsync(Noon.AddSeconds(2));
        Assert.Equal(1, _told.Calls);

        Count(held);
        await FlushAsync(Noon.AddSeconds(3));
        Assert.Equal([3L, 1L], _told.Overflow.Select(count => count.Count));
    }

    [Fact]
    public async Task The_store_is_not_asked_when_there_is_nothing_for_it()
    {
        _counts.WakeIfNew();
        await FlushAsync(Noon);

        Assert.Equal(0, _told.Calls);
    }

    [Fact]
    public async Task The_log_is_told_with_the_store()
    {
        _book.Record(new RefusalPoint("", "thing", Rules.Duplicate, PublishStatus.Suppressed, []), "e-1", Noon);
        Assert.Empty(_told.Logged);

        await FlushAsync(Noon);
        Assert.Equal(["e-1"], _told.Logged);
    }

    [Fact]
    public async Task What_the_store_did_not_take_is_told_next_time_with_what_came_since()
    {
        HeldBack held = HeldUntil(Noon.AddHours(1));
        Count(held);
        _told.Fault = new StoreException("Away.", isTransient: true);
        await Assert.ThrowsAsync<StoreException>(() => FlushAsync(Noon.AddSeconds(1)));
        Assert.True(_counts.HasAny);

        Count(held);
        await Assert.ThrowsAsync<StoreException>(() => FlushAsync(Noon.AddSeconds(2)));
        _told.Fault = null;
        await FlushAsync(Noon.AddSeconds(3));
        await FlushAsync(Noon.AddSeconds(4));

        Assert.Equal(2, _told.Overflow.Sum(count => count.Count));
        Assert.False(_counts.HasAny);
    }

    [Fact]
    public async Task Repeats_that_the_store_did_not_take_are_told_next_time()
    {
        await using Rig rig = new(options => options.Topics["thing"] = new());
        PolicySnapshot policies = await PoliciesOfAsync(rig);
        SecurityEvent repeated = Rig.Alert(topic: "thing", key: "one");
        Repeat(policies, repeated);
        Repeat(policies, repeated);
        _told.Fault = new StoreException("Away.", isTransient: true);
        await Assert.ThrowsAsync<StoreException>(() => FlushAsync(Noon.AddSeconds(1)));

        _told.Fault = null;
        await FlushAsync(Noon.AddSeconds(2));
        await FlushAsync(Noon.AddSeconds(3));

        RepeatCount told = Assert.Single(_told.Repeats);
        Assert.Equal((Fingerprint.Of(repeated, policies.Tenant("").Topic("thing").Fingerprint), 2L), (told.Fingerprint, told.Count));
    }

    [Fact]
    public async Task Changed_policies_have_it_told_at_once_and_the_same_ones_do_not()
    {
        await using Rig first = new();
        await using Rig second = new();
        PolicySnapshot before = await PoliciesOfAsync(first);
        PolicySnapshot after = await PoliciesOfAsync(second);
        Count(HeldUntil(Noon.AddHours(1)));

        await FollowAsync(before);
        await FollowAsync(before);
        Assert.Empty(_told.Overflow);

        await FollowAsync(after);
        Assert.Single(_told.Overflow);
        await FollowAsync(before);
        Assert.Equal(1, _told.Calls);
    }

    private void Count(HeldBack held)
    {
        _counts.Count(held, Rig.Alert(), Noon);
        _counts.WakeIfNew();
    }

    private void Repeat(PolicySnapshot policies, SecurityEvent repeated)
    {
        TenantPolicies tenant = policies.Tenant("");
        CompiledTopic topic = tenant.Topic("thing");
        GateKey key = _keys.OfThing(Rig.Alert(topic: "thing", key: "any"), topic);
        long day = GateTime.LengthOf(TimeSpan.FromDays(1));
        tenant.Refused.Refuse(key, GateTime.Of(Noon.AddDays(1)), Refusal.Everyone, GateTime.Of(Noon), day);
        tenant.Refused.Find(key, out Place place);
        Assert.True(_counts.TryCount(tenant.Refused, key, place, repeated, topic));
    }

    private Task FlushAsync(DateTimeOffset now) => _counts.FlushAsync(now, CancellationToken.None).AsTask();

    private Task FollowAsync(PolicySnapshot policies) => _counts.FollowAsync(policies, Noon, CancellationToken.None).AsTask();

    private static async Task<PolicySnapshot> PoliciesOfAsync(Rig rig) => await rig.Get<PolicyProvider>().CurrentAsync(CancellationToken.None);

    private static HeldBack HeldUntil(DateTimeOffset dueAt)
    {
        Leg summary = new()
        {
            Id = $"s-{dueAt.Ticks}",
            Tenant = "",
            Endpoint = "ops",
            Topic = "thing",
            Kind = DeliveryKind.Summary,
            DueAt = dueAt,
            AcceptedAt = Noon,
        };
        return new HeldBack(new RefusalPoint("", "thing", "throttle:cap", PublishStatus.Summarized, []), "cap", [summary], dueAt);
    }

    /// <summary>A store, its log and the dispatcher's signal: what each was told.</summary>
    private sealed class Told : IAdmissionStore, IOutcomeLog, IDispatchSignal
    {
        public StoreException? Fault { get; set; }

        public int Wakes { get; private set; }

        public int Calls { get; private set; }

        public List<OverflowCount> Overflow { get; } = [];

        public List<RepeatCount> Repeats { get; } = [];

        public List<string> Logged { get; } = [];

        public void Wake() => Wakes++;

        public void Record(in RefusalEntry entry) => Logged.Add(entry.Event.Id);

        public ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is admitted here.");

        public ValueTask CountAsync(IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken) =>
            Take(Overflow, counts);

        public ValueTask CountRepeatsAsync(IReadOnlyList<RepeatCount> repeats, CancellationToken cancellationToken) => Take(Repeats, repeats);

        private ValueTask Take<T>(List<T> told, IReadOnlyList<T> counts)
        {
            Calls++;
            if (Fault is not null)
            {
                throw Fault;
            }

            told.AddRange(counts);
            return ValueTask.CompletedTask;
        }
    }
}
