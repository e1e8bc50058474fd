namespace Notification.Sdk.Stores;

/// <summary>Tells the engine of this process that the settings in the store may have changed. For stores that learn of what another process
/// saved: to be called at each such message, and whenever messages may have been missed, as after a lost connection. Thread-safe.</summary>
public interface ISettingsSignal
{
    /// <summary>Lets the engine compare the revision at once, and read the settings when it is another one. Many calls before it looks are
    /// one; a call too many costs one question.</summary>
    void MayHaveChanged();
}
