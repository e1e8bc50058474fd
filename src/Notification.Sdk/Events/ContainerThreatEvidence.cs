namespace Notification.Sdk.Events;

/// <summary>A threat in a running container.</summary>
/// <param name="Threat">What it is.</param>
public sealed record ContainerThreatEvidence(ContainerThreat Threat) : Evidence
{
    /// <summary>The container's id.</summary>
    public string? ContainerId { get; init; }

    /// <summary>The image it runs.</summary>
    public string? Image { get; init; }

    /// <summary>What identifies the very image: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>The name of the Kubernetes pod that the container belongs to.</summary>
    public string? Pod { get; init; }

    /// <summary>The Kubernetes namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of the Kubernetes node, or of the host, on which it runs.</summary>
    public string? Node { get; init; }

    /// <summary>The name of the Kubernetes cluster; part of what makes two threats the same.</summary>
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
