using System.Globalization;

namespace Notification.Sdk.Events;

/// <summary>What is installed and open on a server.</summary>
public sealed record AssetEvidence : Evidence
{
    /// <summary>Installed software, as <c>name version</c>.</summary>
    public IReadOnlyList<string> Software { get; init => field = value ?? []; } = [];

    /// <summary>Ports that are listened on.</summary>
    public IReadOnlyList<int> ListeningPorts { get; init => field = value ?? []; } = [];

    /// <summary>Web sites that run there.</summary>
    public IReadOnlyList<string> WebSites { get; init => field = value ?? []; } = [];

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Detail("asset.software", Software);
        visitor.Detail("asset.ports", [.. ListeningPorts.Select(port => port.ToString(CultureInfo.InvariantCulture))]);
        visitor.Detail("asset.sites", WebSites);
    }
}
