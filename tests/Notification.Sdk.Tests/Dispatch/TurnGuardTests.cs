using Microsoft.Extensions.Logging;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Health;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>A loop whose store fails waits longer and longer, says why, and begins anew once it works.</summary>
public sealed class TurnGuardTests
{
    private readonly EngineCondition _condition = new();
    private readonly ManualClock _time = new(Rig.Noon);
    private readonly RecordingLogs _logs = new();
    private readonly TurnGuard _guard;

    public TurnGuardTests() => _guard = new TurnGuard(_condition, _time, new Logger<TurnGuard>(_logs));

    [Fact]
    public async Task Waits_double_from_a_second_to_half_a_minute_and_begin_anew_after_a_turn_that_went_well()
    {
        foreach (int seconds in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            await FailAndWaitAsync(TimeSpan.FromSeconds(seconds));
        }

        Assert.True(await _guard.RunAsync(() => ValueTask.CompletedTask));
        await FailAndWaitAsync(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_store_says_its_own_words_and_of_others_only_the_type_is_told()
    {
        await _guard.RunAsync(() => throw new StoreException("The disk is full."));
        Assert.Equal("The disk is full.", _condition.StoreTrouble);
        Assert.Contains(_logs.Lines, line => line.Contains("The disk is full.", StringComparison.Ordinal));

        await _guard.RunAsync(() => throw new InvalidOperationException("password=s3cret"));
        Assert.Equal(nameof(InvalidOperationException), _condition.StoreTrouble);
        Assert.DoesNotContain(_logs.Lines, line => line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_it_works_again_is_told_once_and_only_after_trouble()
    {
        await _guard.RunAsync(() => ValueTask.CompletedTask);
        Assert.Empty(_logs.Lines);

        await _guard.RunAsync(() => throw new StoreException("Away."));
        await _guard.RunAsync(() => ValueTask.CompletedTask);
        await _guard.RunAsync(() => ValueTask.CompletedTask);
        Assert.Null(_condition.StoreTrouble);
        Assert.Single(_logs.Lines, line => line.Contains("works again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_ends_the_wait_without_an_exception()
    {
        await _guard.RunAsync(() => throw new StoreException("Away."));
        using CancellationTokenSource stopping = new();
        Task wait = _guard.WaitAsync(stopping.Token).AsTask();
        Assert.False(wait.IsCompleted);

        await stopping.CancelAsync();
        await wait;
    }

    private async Task FailAndWaitAsync(TimeSpan expected)
    {
        Assert.False(await _guard.RunAsync(() => throw new StoreException("Away.")));
        Assert.Contains($"follows in {expected}.", _logs.Lines[^1], StringComparison.Ordinal);
        Task wait = _guard.WaitAsync(CancellationToken.None).AsTask();
        _time.Advance(expected);
        await wait;
    }
}
