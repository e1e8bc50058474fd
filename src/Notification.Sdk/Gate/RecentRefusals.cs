namespace Notification.Sdk.Gate;

/// <summary>The latest refusals that one processor saw since they were last taken. Keeps ids, never an event.</summary>
internal sealed class RecentRefusals
{
    private const int Places = 4096;

    private readonly Entry[] _ring = new Entry[Places];
    private SpinFlag _flag;
    private long _added;

    public void Add(RefusalPoint point, string eventId, DateTimeOffset at)
    {
        _flag.Enter();
        _ring[(int)(_added++ % Places)] = new Entry(point, eventId, at);
        _flag.Exit();
    }

    /// <summary>Takes all, oldest first.</summary>
    public Entry[] TakeAll()
    {
        _flag.Enter();
        int count = (int)Math.Min(_added, Places);
        var taken = new Entry[count];
        for (int i = 0; i < count; i++)
        {
            taken[i] = _ring[(int)((_added - count + i) % Places)];
        }

        _ring.AsSpan(0, count).Clear();
        _added = 0;
        _flag.Exit();
        return taken;
    }

    public readonly record struct Entry(RefusalPoint Point, string EventId, DateTimeOffset At);
}
