using System.Net;

namespace Notification.Sdk.Http.Egress;

/// <summary>What is not the public internet, after the IANA special-purpose registries (RFC 6890 and its updates) and
/// the addresses where clouds serve their metadata. The first match counts: single addresses stand before the networks
/// around them.</summary>
internal static class ReservedNetworks
{
    private static readonly ReservedNetwork[] All =
    [
        Closed("169.254.169.254/32", "a metadata address"),
        Closed("100.100.100.200/32", "a metadata address (Alibaba Cloud)"),
        Closed("168.63.129.16/32", "a metadata address (Azure)"),
        Closed("fd00:ec2::254/128", "a metadata address (AWS)"),
        Open("10.0.0.0/8", "a private address"),
        Open("172.16.0.0/12", "a private address"),
        Open("192.168.0.0/16", "a private address"),
        Open("127.0.0.0/8", "a loopback address"),
        Open("100.64.0.0/10", "a carrier-grade NAT address"),
        Closed("0.0.0.0/8", "an address of this network"),
        Closed("169.254.0.0/16", "a link-local address"),
        Closed("192.0.0.0/24", "a protocol-assignment address"),
        Closed("192.0.2.0/24", "a documentation address"),
        Closed("198.51.100.0/24", "a documentation address"),
        Closed("203.0.113.0/24", "a documentation address"),
        Closed("192.88.99.0/24", "a 6to4 relay address"),
        Closed("198.18.0.0/15", "a benchmarking address"),
        Closed("224.0.0.0/4", "a multicast address"),
        Closed("255.255.255.255/32", "the broadcast address"),
        Closed("240.0.0.0/4", "a reserved address"),
        Closed("::/128", "the unspecified address"),
        Open("::1/128", "a loopback address"),
        Closed("::ffff:0:0/96", "an IPv4-mapped address"),
        Closed("::ffff:0:0:0/96", "an IPv4-translated address"),
        Closed("::/96", "an IPv4-compatible address"),
        Closed("64:ff9b::/96", "a NAT64 address"),
        Closed("64:ff9b:1::/48", "a NAT64 address"),
        Closed("100::/64", "a discard-only address"),
        Closed("2001::/32", "a Teredo address"),
        Closed("2001::/23", "a protocol-assignment address"),
        Closed("2001:db8::/32", "a documentation address"),
        Closed("3fff::/20", "a documentation address"),
        Closed("2002::/16", "a 6to4 address"),
        Closed("5f00::/16", "a segment-routing address"),
        Open("fc00::/7", "a unique-local address"),
        Closed("fe80::/10", "a link-local address"),
        Closed("fec0::/10", "a site-local address"),
        Closed("ff00::/8", "a multicast address"),
    ];

    /// <summary>The reserved network that an address lies in, or null for a public address.</summary>
    public static ReservedNetwork? Of(IPAddress address)
    {
        foreach (ReservedNetwork reserved in All)
        {
            if (Contains(reserved.Network, address))
            {
                return reserved;
            }
        }

        return null;
    }

    /// <summary>Whether a network holds an address, bit by bit. <see cref="IPNetwork.Contains"/> takes an IPv4-mapped
    /// address for the IPv4 address, and so finds it in no network of IPv6.</summary>
    public static bool Contains(IPNetwork network, IPAddress address)
    {
        ReadOnlySpan<byte> net = network.BaseAddress.GetAddressBytes();
        ReadOnlySpan<byte> bytes = address.GetAddressBytes();
        int whole = network.PrefixLength / 8;
        int rest = network.PrefixLength % 8;
        return net.Length == bytes.Length
            && net[..whole].SequenceEqual(bytes[..whole])
            && (rest == 0 || (net[whole] ^ bytes[whole]) >> (8 - rest) == 0);
    }

    private static ReservedNetwork Open(string network, string name) => new(IPNetwork.Parse(network), name, true);

    private static ReservedNetwork Closed(string network, string name) => new(IPNetwork.Parse(network), name, false);
}
