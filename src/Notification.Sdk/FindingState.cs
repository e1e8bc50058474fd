namespace Notification.Sdk;

/// <summary>Where a finding stands.</summary>
public enum FindingState
{
    /// <summary>It waits to be handled.</summary>
    Open,

    /// <summary>It was handled. Seen again, it is open again.</summary>
    Resolved,

    /// <summary>Somebody answers for leaving it as it is until a stated time; seen again, it stays ignored. After that time it is open.</summary>
    Ignored,
}
