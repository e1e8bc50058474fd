using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Settings;
using Notification.Sdk.Tests.Findings;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>The store is asked once a minute what is to be told again, sooner when something is due sooner, and at once when the clock was set back.</summary>
public sealed class AgendaTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = Rig.Noon;

    private readonly Rig _rig = new();
    private readonly SecurityEvent _found = FindingsTests.Vulnerability("CVE-2026-1", "asap", Severity.Critical, "web-1") with { Topic = Topics.UrgentVulnerability };
    private PolicySnapshot _snapshot = null!;

    private Agenda Agenda => _rig.Get<Agenda>();

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync(_found);
        _snapshot = await _rig.Get<PolicyProvider>().CurrentAsync(CancellationToken.None);
        await LookAsync(Noon);
        Assert.Equal(Noon.AddDays(1), Agenda.Next);
        await _rig.Get<IFindings>().ResolveAsync(_found, "ann");
    }

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public async Task Within_a_minute_it_is_not_looked_again()
    {
        await LookAsync(Noon);
        await LookAsync(Noon.AddSeconds(60).AddTicks(-1));
        Assert.Equal(Noon.AddDays(1), Agenda.Next);

        await LookAsync(Noon.AddSeconds(60));
        Assert.Null(Agenda.Next);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_is_no_reason_to_wait()
    {
        await LookAsync(Noon.AddTicks(-1));
        Assert.Null(Agenda.Next);
    }

    [Fact]
    public async Task What_is_due_sooner_is_looked_for_then()
    {
        SecurityEvent other = _found with { Id = "other", Asset = new Asset("web-2") };
        await _rig.PublishAsync(other);
        DateTimeOffset almost = Noon.AddDays(1).AddSeconds(-20);
        await LookAsync(almost);
        Assert.Equal(Noon.AddDays(1), Agenda.Next);

        await _rig.Get<IFindings>().ResolveAsync(other, "ann");
        await LookAsync(Noon.AddDays(1).AddTicks(-1));
        Assert.Equal(Noon.AddDays(1), Agenda.Next);
        await LookAsync(Noon.AddDays(1));
        Assert.Null(Agenda.Next);
    }

    [Fact]
    public async Task What_is_forgotten_is_looked_for_at_once()
    {
        Agenda.Forget();
        await LookAsync(Noon);
        Assert.Null(Agenda.Next);
    }

    [Fact]
    public async Task Who_sends_what_is_due_by_hand_has_it_looked_at_once()
    {
        await _rig.DispatchAsync();
        Assert.Null(Agenda.Next);
    }

    private ValueTask LookAsync(DateTimeOffset now) => Agenda.RunAsync(_snapshot, now, CancellationToken.None);
}
