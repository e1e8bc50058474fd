namespace Notification.Sdk.Events;

/// <summary>A suspicious network connection.</summary>
/// <param name="SourceAddress">The IP address it came from.</param>
/// <param name="DestinationAddress">The IP address it went to.</param>
public sealed record ConnectionEvidence(string SourceAddress, string DestinationAddress) : Evidence
{
    /// <summary>The TCP or UDP port that it came from; null when unknown.</summary>
    public int? SourcePort { get; init; }

    /// <summary>The TCP or UDP port that it went to; null when unknown.</summary>
    public int? DestinationPort { get; init; }

    /// <summary>The protocol, such as <c>tcp</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary><c>in</c> or <c>out</c>, seen from the asset.</summary>
    public string? Direction { get; init; }

    /// <summary>The process that holds it.</summary>
    public string? ProcessName { get; init; }

    /// <summary>The file of that process.</summary>
    public string? ProcessPath { get; init; }

    /// <inheritdoc/>
    public override string? Source => SourceAddress;

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("connection.source", SourceAddress);
        visitor.Identity("connection.destination", DestinationAddress);
        visitor.Identity("connection.protocol", Protocol);
        visitor.Identity("connection.direction", Direction);
        visitor.Identity("connection.process", ProcessName);
        visitor.Detail("connection.source-port", SourcePort);
        visitor.Detail("connection.destination-port", DestinationPort);
        visitor.Detail("connection.process-path", ProcessPath);
    }
}
