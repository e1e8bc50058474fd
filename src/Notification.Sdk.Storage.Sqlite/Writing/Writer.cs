using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>The one thread that writes. Steps of many callers that came meanwhile share one transaction and one sync of the disk: each caller is
/// answered after the commit.</summary>
internal sealed class Writer : IDisposable
{
    private const int LargestBatch = 1000;

    private readonly object _gate = new();
    private readonly Database _database;
    private readonly Session _session;
    private readonly DueBoard _board;
    private readonly RefusalBuffer _refusals;
    private readonly Upkeep _upkeep;
    private readonly SemaphoreSlim _places;
    private readonly Thread _thread;
    private Queue<Operation> _waiting = new();
    private bool _isWoken;
    private bool _isStopping;
    private volatile StoreException? _damage;

    public Writer(
        Database database, Numbers numbers, DueBoard board, RefusalBuffer refusals, Upkeep upkeep, int queueCapacity)
    {
        _database = database;
        _session = new Session(database, numbers);
        _board = board;
        _refusals = refusals;
        _upkeep = upkeep;
        _places = new SemaphoreSlim(queueCapacity);
        _thread = new Thread(Loop) { IsBackground = true, Name = "Notification.Sdk SQLite writer" };
        _thread.Start();
    }

    /// <summary>What the last transaction failed of; null when it did not.</summary>
    public StoreException? Trouble { get; private set; }

    /// <summary>Does a step with those of others.</summary>
    /// <param name="step">The step; it runs on the writer's thread.</param>
    /// <param name="cancellationToken">Cancels while the step waits for a place, never later.</param>
    /// <exception cref="StoreException">Nothing of it was kept.</exception>
    public async ValueTask<T> RunAsync<T>(Func<Session, T> step, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        var operation = new Operation<T>(step);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isStopping, typeof(Writer));
            _waiting.Enqueue(operation);
            Monitor.Pulse(_gate);
        }

        return await operation.Answer.ConfigureAwait(false);
    }

    /// <summary>Has a transaction made even when nobody waits for one, for what is only buffered.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isWoken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends after what waits is done.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopping = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _places.Dispose();
    }

    private void Loop()
    {
        List<Operation> batch = [];
        while (Take(batch))
        {
            Run(batch);
            if (batch.Count > 0)
            {
                _places.Release(batch.Count);
            }

            batch.Clear();
        }

        Run(batch);
    }

    private bool Take(List<Operation> batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isWoken && !_isStopping)
            {
                Monitor.Wait(_gate);
            }

            while (batch.Count < LargestBatch && _waiting.TryDequeue(out Operation? operation))
            {
                batch.Add(operation);
            }

            (bool isWoken, _isWoken) = (_isWoken, false);
            return batch.Count > 0 || isWoken || !_isStopping;
        }
    }

    private void Run(List<Operation> batch)
    {
        if (_damage is { } damage)
        {
            batch.ForEach(operation => operation.Fail(damage));
            return;
        }

        if (TryCommit(batch) is not { } failure)
        {
            batch.ForEach(operation => operation.Complete());
            return;
        }

        if (batch.Count > 1 && !failure.IsOfTheFile)
        {
            // One of them is at fault: the others go without it.
            batch.ForEach(operation => Run([operation]));
            return;
        }

        StoreException exception = failure.ToStoreException(_database.Path);
        Trouble = exception;
        _damage = failure.IsDamage ? exception : null;
        batch.ForEach(operation => operation.Fail(exception));
    }

    private SqliteFailure? TryCommit(List<Operation> batch)
    {
        RefusalBatch? refusals = null;
        try
        {
            _database.Use("BEGIN IMMEDIATE").Run();
            foreach (Operation operation in batch)
            {
                operation.Run(_session);
            }

            refusals = _refusals.Take(isUrgent: batch.Count == 0 || _session.WritesRefusals);
            if (refusals is not null)
            {
                RefusalRows.Write(_session, refusals);
            }

            _upkeep.Step(_session, batch.Count);
            _session.WriteCounts();
            Steps.Reach("before-commit");
            _database.Use("COMMIT").Run();
            Steps.Reach("after-commit");
            _upkeep.Committed(_session.Ended);
            _session.Tell(_board);
            _refusals.Committed();
            Trouble = null;
            return null;
        }
        catch (SqliteFailure failure)
        {
            _database.Rollback();
            _session.Clear();
            _upkeep.RolledBack();
            _refusals.GiveBack(refusals);
            return failure;
        }
    }
}
