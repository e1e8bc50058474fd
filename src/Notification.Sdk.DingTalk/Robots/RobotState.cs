namespace Notification.Sdk.DingTalk.Robots;

/// <summary>What is known of one robot. Times are those of a clock that never steps back.</summary>
internal sealed class RobotState
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Queue<TimeSpan> _sent = new(RobotBook.MostAMinute);
    private TimeSpan _last;
    private TimeSpan _heldUntil;
    private TimeSpan _asideUntil;

    /// <summary>The number of its last message among those of all robots; 0 for none.</summary>
    public long Turn { get; private set; }

    public void Send(TimeSpan now, long turn)
    {
        if (_sent.Count == RobotBook.MostAMinute)
        {
            _sent.Dequeue();
        }

        _sent.Enqueue(now);
        _last = now;
        Turn = turn;
    }

    /// <summary>When its next message may leave.</summary>
    public TimeSpan FreeAt(TimeSpan interval)
    {
        TimeSpan free = _sent.Count == RobotBook.MostAMinute ? Later(_heldUntil, _sent.Peek() + Minute) : _heldUntil;
        return _sent.Count > 0 ? Later(free, _last + interval) : free;
    }

    public void Hold(TimeSpan until) => _heldUntil = Later(_heldUntil, until);

    public bool IsHeld(TimeSpan now) => _heldUntil > now;

    public void SetAside(TimeSpan until) => _asideUntil = until;

    public bool IsAside(TimeSpan now) => _asideUntil > now;

    /// <summary>Whether forgetting it changes nothing that still matters.</summary>
    public bool IsStale(TimeSpan now, TimeSpan age) => Later(Later(_last, _heldUntil), _asideUntil) + age < now;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
