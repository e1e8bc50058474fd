namespace Notification.Sdk.Gate;

/// <summary>A lock for a few instructions. A field, never copied.</summary>
internal struct SpinFlag
{
    private int _taken;

    public bool TryEnter() => Interlocked.CompareExchange(ref _taken, 1, 0) == 0;

    public void Enter()
    {
        var spin = default(SpinWait);
        while (!TryEnter())
        {
            spin.SpinOnce();
        }
    }

    public void Exit() => Volatile.Write(ref _taken, 0);
}
