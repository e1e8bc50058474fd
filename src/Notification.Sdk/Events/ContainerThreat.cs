namespace Notification.Sdk.Events;

/// <summary>What threatens a running container.</summary>
public enum ContainerThreat
{
    /// <summary>A virus.</summary>
    Virus = 1,

    /// <summary>A malicious program.</summary>
    MaliciousProgram,

    /// <summary>An intrusion.</summary>
    Intrusion,

    /// <summary>An escape from the container to its host.</summary>
    Escape,

    /// <summary>A high-risk operation.</summary>
    HighRiskOperation,
}
