namespace Notification.Sdk.Policies;

/// <summary>What becomes of editions that were due while nothing ran. An edition is missed when the next one is due too.</summary>
public enum MissedEditions
{
    /// <summary>One edition covers the whole gap.</summary>
    One,

    /// <summary>Each goes out, over its own period.</summary>
    All,

    /// <summary>None goes out: the rule <c>missed</c> ends them.</summary>
    None,
}
