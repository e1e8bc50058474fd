using System.Data.Common;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>Transactions of the application that notifications joined and that are still open: what they commit, nobody tells the dispatcher.
/// Thread-safe.</summary>
internal sealed class JoinedTransactions
{
    private readonly Lock _lock = new();
    private readonly List<WeakReference<DbTransaction>> _open = [];
    private volatile bool _hasAny;

    /// <summary>Whether some have not been looked at since they ended.</summary>
    public bool HasAny => _hasAny;

    public void Add(DbTransaction transaction)
    {
        lock (_lock)
        {
            if (!_open.Exists(known => known.TryGetTarget(out DbTransaction? other) && other == transaction))
            {
                _open.Add(new WeakReference<DbTransaction>(transaction));
            }

            _hasAny = true;
        }
    }

    /// <summary>Forgets those that have ended. A transaction has no connection any more when it was committed or rolled back.</summary>
    /// <returns>Whether any had.</returns>
    public bool Sweep()
    {
        lock (_lock)
        {
            int ended = _open.RemoveAll(known => !known.TryGetTarget(out DbTransaction? transaction) || transaction.Connection is null);
            _hasAny = _open.Count > 0;
            return ended > 0;
        }
    }
}
