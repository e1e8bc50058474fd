namespace Notification.Sdk.Events;

/// <summary>A threat in a running container.</summary>
/// <param name="Threat">What it is.</param>
public sealed record ContainerThreatEvidence(ContainerThreat Threat) : Evidence
{
    /// <summary>The container's id.</summary>
    public string? ContainerId { get; init; }

    /// <summary>The image it runs.</summary>
    public string? Image { get; init; }

    /// <summary>The digest of that image.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>The pod.</summary>
    public string? Pod { get; init; }

    /// <summary>The Kubernetes namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>The node.</summary>
    public string? Node { get; init; }

    /// <summary>The cluster.</summary>
    public string? Cluster { get; init; }

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("container.threat", Threat switch
        {
            ContainerThreat.Virus => "virus",
            ContainerThreat.MaliciousProgram => "malicious-program",
            ContainerThreat.Intrusion => "intrusion",
            ContainerThreat.Escape => "escape",
            ContainerThreat.HighRiskOperation => "high-risk-operation",
            _ => "other",
        });
        visitor.Identity("container.cluster", Cluster);
        visitor.Identity("container.namespace", Namespace);
        visitor.Identity("container.pod", Pod);
        visitor.Identity("container.image", Image);
        visitor.Detail("container.id", ContainerId);
        visitor.Detail("container.image-digest", ImageDigest);
        visitor.Detail("container.node", Node);
    }
}
