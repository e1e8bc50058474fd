using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Nodes;

/// <summary>Does a step again and again beside the work, from the first use of the store until it is disposed of. When the database is away, the
/// next step tries again.</summary>
internal abstract class BackgroundLoop(TimeProvider time, TimeSpan pause) : IDisposable, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task? _loop;

    public void Dispose() => Ending.Wait(this);

    public async ValueTask DisposeAsync()
    {
        Stop();
        if (_loop is not null)
        {
            await _loop.ConfigureAwait(false);
        }

        _stopping.Dispose();
    }

    protected void Begin()
    {
        if (_loop is not null)
        {
            return;
        }

        lock (_lock)
        {
            _loop ??= Task.Run(LoopAsync);
        }
    }

    /// <summary>What is done once after the last step, when there was any.</summary>
    protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>One step; a pause follows.</summary>
    protected abstract Task StepAsync(CancellationToken stopping);

    private void Stop()
    {
        lock (_lock)
        {
            _loop ??= Task.CompletedTask;
            try
            {
                _stopping.Cancel();
            }
            catch (AggregateException)
            {
                // A connection that breaks just now may throw while its statement is cancelled. The loop is told to stop all the same.
            }
        }
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                try
                {
                    await StepAsync(_stopping.Token).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is StoreException || Failure.Of(exception) is not null)
                {
                    _stopping.Token.ThrowIfCancellationRequested();
                }

                await Task.Delay(pause, time, _stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            await TryEndAsync().ConfigureAwait(false);
        }
    }

    private async Task TryEndAsync()
    {
        try
        {
            await EndAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreException || Failure.Of(exception) is not null)
        {
            // The database is away: it ends as a process that is killed does.
        }
    }
}
