namespace Notification.Sdk.Policies;

/// <summary>What a trigger counts separately. Any combination; the tenant always.</summary>
[Flags]
public enum TriggerKey
{
    /// <summary>All matching events together.</summary>
    None = 0,

    /// <summary>Each source address of the evidence.</summary>
    Source = 1,

    /// <summary>Each asset.</summary>
    Asset = 2,

    /// <summary>Each user name of the evidence.</summary>
    User = 4,

    /// <summary>Each kind of event.</summary>
    Kind = 8,
}
