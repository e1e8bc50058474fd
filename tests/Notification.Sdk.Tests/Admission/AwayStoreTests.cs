using System.Data.Common;
using Microsoft.Extensions.Options;
using Notification.Sdk.Admission;
using Notification.Sdk.Events;
using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Admission;

/// <summary>What budgets held back while the store was away reaches it once, also what is counted just while it is told.</summary>
public sealed class AwayStoreTests
{
    private const int Most = 2;

    private readonly AwayStore _away = new(Options.Create(new SecurityNotificationsOptions { AwayCapacity = Most }));
    private readonly Back _back = new();

    [Fact]
    public async Task Beyond_its_capacity_assets_are_no_longer_told_apart_and_none_is_lost()
    {
        foreach (string asset in (string[])["a", "b", "c", "d"])
        {
            await CountAsync(asset);
        }

        Assert.Equal(Most, _away.Untold);
        await HandOverAsync();
        Assert.Equal([("a", 3L), ("b", 1L)], _back.Told.Select(count => (count.Asset!, count.Count)));
        Assert.False(_away.HasAny);
    }

    [Fact]
    public async Task Beyond_its_capacity_severities_and_summaries_are_still_told_apart()
    {
        await CountAsync("a", Severity.Low);
        await CountAsync("b", Severity.High);
        await CountAsync("c", Severity.Low);
        await CountAsync("d", Severity.Critical);
        await CountAsync("e", Severity.High, summary: "s-2");
        await HandOverAsync();

        Assert.Equal(
            [("s-1", Severity.Low, 2L), ("s-1", Severity.High, 1L), ("s-1", Severity.Critical, 1L), ("s-2", Severity.High, 1L)],
            _back.Told.Select(count => (count.Summary.Id, count.Severity, count.Count)));
    }

    [Fact]
    public async Task What_is_counted_while_the_store_is_told_is_told_next_time()
    {
        await CountAsync("a");
        await CountAsync("b");
        _back.Meanwhile = () => CountAsync("c");
        await HandOverAsync();
        Assert.True(_away.HasAny);

        _back.Meanwhile = null;
        await HandOverAsync();
        Assert.Equal(["a", "b", "c"], _back.Told.Select(count => count.Asset));
        Assert.False(_away.HasAny);
    }

    [Fact]
    public async Task What_the_store_did_not_take_is_told_once_when_it_does()
    {
        await CountAsync("a");
        _back.Meanwhile = () => throw new StoreException("Away.", isTransient: true);
        await Assert.ThrowsAsync<StoreException>(HandOverAsync);
        Assert.Equal(1, _away.Untold);

        _back.Meanwhile = null;
        await CountAsync("b");
        await HandOverAsync();
        await HandOverAsync();
        Assert.Equal(["a", "b"], _back.Told.Select(count => count.Asset));
    }

    private async Task CountAsync(string asset, Severity severity = Severity.High, string summary = "s-1")
    {
        Leg leg = new()
        {
            Id = summary,
            Tenant = "",
            Endpoint = "ops",
            Topic = "thing",
            Kind = DeliveryKind.Summary,
            DueAt = Rig.Noon.AddDays(1),
            AcceptedAt = Rig.Noon,
        };
        await _away.CountAsync([new OverflowCount(leg, "cap", severity, asset, Rig.Noon)], transaction: null, CancellationToken.None);
    }

    private Task HandOverAsync()
    {
        var memory = new InMemoryStore(Options.Create(new SecurityNotificationsOptions()));
        return _away.HandOverAsync(_back, memory, memory, Rig.Noon).AsTask();
    }

    /// <summary>The store that is back.</summary>
    private sealed class Back : IAdmissionStore
    {
        public Func<Task>? Meanwhile { get; set; }

        public List<OverflowCount> Told { get; } = [];

        public ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is admitted here.");

        public async ValueTask CountAsync(IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken)
        {
            await (Meanwhile?.Invoke() ?? Task.CompletedTask);
            Told.AddRange(counts);
        }
    }
}
