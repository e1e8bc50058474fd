namespace Notification.Sdk.Stores;

/// <summary>A store could not do what was asked, and kept nothing of it. The message names the fault and the mend, never what was to be
/// kept.</summary>
public sealed class StoreException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="message">The fault and the mend.</param>
    /// <param name="isTransient">Whether the same call may succeed later, without anybody's doing.</param>
    /// <param name="innerException">The driver's own exception.</param>
    public StoreException(string message, bool isTransient = false, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <summary>Whether the same call may succeed later, without anybody's doing: a lock, a lost connection.</summary>
    public bool IsTransient { get; }
}
