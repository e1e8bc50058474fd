using System.Threading.Channels;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>A loop that does together what many callers of this process want meanwhile, on one connection: one transaction, and few round trips, for
/// all of them. Each caller is answered after the commit. Thread-safe.</summary>
internal sealed class GroupCommit<TItem, TResult> : IDisposable, IAsyncDisposable
{
    private const int LargestBatch = 256;

    private readonly Func<IReadOnlyList<Ticket<TItem, TResult>>, ValueTask> _keep;
    private readonly SemaphoreSlim _places;
    private readonly Channel<Ticket<TItem, TResult>> _waiting =
        Channel.CreateUnbounded<Ticket<TItem, TResult>>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _loop;

    /// <param name="keep">Keeps all of them or none, and sets their results. Not called again before it has ended.</param>
    /// <param name="capacity">How many may wait; further callers wait before that.</param>
    public GroupCommit(Func<IReadOnlyList<Ticket<TItem, TResult>>, ValueTask> keep, int capacity)
    {
        _keep = keep;
        _places = new SemaphoreSlim(capacity);
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Does it with that of others.</summary>
    /// <param name="item">What is wanted.</param>
    /// <param name="cancellationToken">Cancels while it waits for a place, never later.</param>
    /// <exception cref="StoreException">It was not kept.</exception>
    public async ValueTask<TResult> RunAsync(TItem item, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var ticket = new Ticket<TItem, TResult>(item);
            ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(ticket), typeof(Database));
            return await ticket.Answer.ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => Ending.Wait(this);

    /// <summary>Ends after what waits is done.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task LoopAsync()
    {
        List<Ticket<TItem, TResult>> batch = [];
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out Ticket<TItem, TResult>? ticket))
            {
                batch.Add(ticket);
            }

            await RunAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async ValueTask RunAsync(List<Ticket<TItem, TResult>> batch)
    {
        try
        {
            await _keep(batch).ConfigureAwait(false);
            batch.ForEach(ticket => ticket.Complete());
        }
        catch (StoreException exception) when (batch.Count > 1 && !exception.IsTransient)
        {
            // One of them is at fault: the others go without it.
            foreach (Ticket<TItem, TResult> ticket in batch)
            {
                await RunAsync([ticket]).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            batch.ForEach(ticket => ticket.Fail(exception));
        }
    }
}
