namespace Notification.Sdk.Policies;

/// <summary>What becomes of events outside the hours.</summary>
public enum WhenClosed
{
    /// <summary>They wait for the next opening and go out together then. The default.</summary>
    Hold,

    /// <summary>They end there; the outcome is recorded.</summary>
    Drop,

    /// <summary>They go out all the same.</summary>
    Bypass,
}
