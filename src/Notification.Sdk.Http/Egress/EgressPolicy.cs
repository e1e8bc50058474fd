using System.Net;

namespace Notification.Sdk.Http.Egress;

/// <summary>Which addresses may be connected to. Immutable.</summary>
internal sealed class EgressPolicy
{
    private readonly IPNetwork[] _networks;
    private readonly string[] _hosts;

    public EgressPolicy(HttpChannelOptions options)
    {
        _networks = [.. options.AllowedNetworks.Select(IPNetwork.Parse)];
        _hosts = [.. options.AllowedHosts.Select(Canonical)];
    }

    /// <summary>Why a host's address may not be connected to, or null when it may.</summary>
    public string? FindFault(string host, IPAddress address)
    {
        if (ReservedNetworks.Of(address) is not { } reserved
            || _networks.Any(network => ReservedNetworks.Contains(network, address)))
        {
            return null;
        }

        if (reserved.Internal && IsAllowedName(Canonical(host)))
        {
            return null;
        }

        string mend = reserved.Internal
            ? $"add the host to AllowedHosts, or its network to AllowedNetworks (it lies in {reserved.Network})"
            : $"add its network to AllowedNetworks (it lies in {reserved.Network})";
        return $"{Shown(host)} leads to {reserved.Name}. If the receiver is meant to be there, {mend}.";
    }

    private static string Canonical(string host) => host.TrimEnd('.').ToUpperInvariant();

    // A host of a tenant's own choosing goes into receipts: no control characters, no endless text.
    private static string Shown(string host) =>
        host.Length > 253 || host.Any(char.IsControl) ? "The host" : $"The host {host}";

    private bool IsAllowedName(string host) => _hosts.Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > allowed.Length - 1 && host.EndsWith(allowed[1..], StringComparison.Ordinal)
        : host == allowed);
}
