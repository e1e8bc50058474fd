namespace Notification.Sdk.Events;

/// <summary>What makes two events of one tenant and topic the same thing: the recipe of the fingerprint. Severity, times and
/// free text are never part of it.</summary>
[Flags]
public enum FingerprintParts
{
    /// <summary>Tenant and topic alone.</summary>
    None = 0,

    /// <summary><see cref="SecurityEvent.Kind"/>.</summary>
    Kind = 1,

    /// <summary>The asset's id.</summary>
    Asset = 2,

    /// <summary>The identifying facts of the evidence.</summary>
    Evidence = 4,

    /// <summary>The event's own id: every event is a thing of its own.</summary>
    Id = 8,
}
