using Notification.Sdk.Stores;

namespace Notification.Sdk.Settings;

/// <summary>Says that another process may have changed the settings, until the loop has looked. Thread-safe.</summary>
internal sealed class SettingsSignal(IDispatchSignal dispatch) : ISettingsSignal
{
    private int _isAsked;

    public void MayHaveChanged()
    {
        Volatile.Write(ref _isAsked, 1);
        dispatch.Wake();
    }

    /// <summary>Whether it was said since the last time.</summary>
    public bool Take() => Interlocked.Exchange(ref _isAsked, 0) == 1;
}
