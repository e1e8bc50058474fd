namespace Notification.Sdk.Storage.Sqlite.Data;

/// <summary>The one sequence of the file: what is numbered later waits behind. A number that was not kept is not used again. Thread-safe.</summary>
internal sealed class Numbers
{
    private long _last;

    public long Next() => Interlocked.Increment(ref _last);

    public void StartAfter(long last) => Interlocked.Exchange(ref _last, last);
}
