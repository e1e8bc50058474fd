using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Notification.Sdk.Admission;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>An answer is kept until the store has it, and one that the store never takes does not keep the others.</summary>
public sealed class SettlementBookTests : IAsyncDisposable
{
    private readonly Rig _rig = new();
    private readonly Ledger _ledger = new();
    private readonly RecordingLogs _logs = new();
    private readonly SettlementBook _book;

    public SettlementBookTests()
    {
        var away = new AwayStore(Options.Create(new SecurityNotificationsOptions()));
        _book = new SettlementBook(_ledger, away, new UnknownNews(_rig.Notifier, new Logger<UnknownNews>(_logs)), new Logger<SettlementBook>(_logs));
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task What_is_recorded_is_recorded_once_and_together()
    {
        Assert.False(await _book.FlushAsync());
        Assert.Empty(_ledger.Calls);

        Add("a", "b");
        Assert.Equal(2, _book.Count);
        Assert.True(await _book.FlushAsync());
        Assert.Equal(0, _book.Count);
        Assert.False(await _book.FlushAsync());
        Assert.Equal(["a b"], _ledger.Calls);
        Assert.Empty(_logs.Lines);
    }

    [Fact]
    public async Task After_five_failures_in_a_row_each_is_tried_for_itself_and_only_the_bad_one_is_given_up()
    {
        Add("a", "bad", "c");
        for (int i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<StoreException>(FlushAsync);
            Assert.Equal(3, _book.Count);
        }

        Assert.Equal(Enumerable.Repeat("a bad c", 5), _ledger.Calls);
        _ledger.Calls.Clear();
        await FlushAsync();
        Assert.Equal(["a", "bad", "c"], _ledger.Calls);
        Assert.Equal(0, _book.Count);
        Assert.Single(_logs.Lines, line => line.Contains("bad", StringComparison.Ordinal));

        // The count of failures begins anew.
        Add("bad", "d");
        _ledger.Calls.Clear();
        await Assert.ThrowsAsync<StoreException>(FlushAsync);
        Assert.Equal(["bad d"], _ledger.Calls);
    }

    [Fact]
    public async Task A_store_that_takes_none_keeps_all_with_their_fault()
    {
        _ledger.Fault = new StoreException("Away.");
        Add("a", "b");
        for (int i = 0; i < 8; i++)
        {
            Assert.Same(_ledger.Fault, await Assert.ThrowsAsync<StoreException>(FlushAsync));
        }

        Assert.Equal(2, _book.Count);
        _ledger.Fault = null;
        await FlushAsync();
        Assert.Equal(0, _book.Count);
    }

    [Fact]
    public async Task Leases_that_were_lost_are_told()
    {
        _ledger.Lost = 1;
        Add("a");
        await FlushAsync();

        Assert.Single(_logs.Lines, line => line.Contains("1 deliveries were answered after another process had taken them over", StringComparison.Ordinal));
    }

    private async Task FlushAsync() => await _book.FlushAsync();

    private void Add(params string[] ids) => Array.ForEach(
        ids, id => _book.Add(Settlement.Ended(Claims.New(id), Rig.Noon, Outcome.Delivered, DeliveryReceipt.Delivered("ok"))));

    /// <summary>Takes settlements, but none of a delivery called <c>bad</c>.</summary>
    private sealed class Ledger : IOutbox
    {
        public List<string> Calls { get; } = [];

        public StoreException? Fault { get; set; }

        public int Lost { get; set; }

        public ValueTask<int> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
        {
            Calls.Add(string.Join(' ', settlements.Select(settlement => settlement.Claim.DeliveryId)));
            return Fault is not null ? throw Fault
                : settlements.Any(settlement => settlement.Claim.DeliveryId == "bad") ? throw new StoreException("It cannot be written.")
                : ValueTask.FromResult(Lost);
        }

        public ValueTask AppendAsync(IReadOnlyList<Leg> legs, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<Claim>> StartAsync(IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<DateTimeOffset?> NextDueAsync(IReadOnlyCollection<EndpointKey> except, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
