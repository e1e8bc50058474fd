namespace Notification.Sdk.Policies;

/// <summary>What becomes of an edition that has nothing to report.</summary>
public enum EmptyEdition
{
    /// <summary>None goes out.</summary>
    Skip,

    /// <summary>It goes out and says that there is nothing to report.</summary>
    Send,
}
