namespace Notification.Sdk.Health;

/// <summary>Says that the records of health changed behind the back of the dispatcher's loop. Thread-safe.</summary>
internal sealed class HealthRefresh
{
    private int _isAsked = 1;

    /// <summary>Has the records read again.</summary>
    public void Ask() => Volatile.Write(ref _isAsked, 1);

    /// <summary>Whether it was asked since the last time.</summary>
    public bool Take() => Interlocked.Exchange(ref _isAsked, 0) == 1;
}
