namespace Notification.Sdk.Events;

/// <summary>What threatens a running container.</summary>
public enum ContainerThreat
{
    /// <summary>Code that infects other files or spreads by itself.</summary>
    Virus = 1,

    /// <summary>Another program that does harm, such as a miner or a backdoor.</summary>
    MaliciousProgram,

    /// <summary>Somebody who is not meant to be there acts in the container.</summary>
    Intrusion,

    /// <summary>An escape from the container to its host.</summary>
    Escape,

    /// <summary>Something allowed that attackers do as well, such as a shell opened in a running container.</summary>
    HighRiskOperation,
}
