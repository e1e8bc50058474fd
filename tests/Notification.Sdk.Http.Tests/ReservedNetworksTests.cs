using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Http.Egress;

namespace Notification.Sdk.Http.Tests;

public sealed class ReservedNetworksTests
{
    [Theory]
    [InlineData("10.0.0.0", "10.255.255.255")]
    [InlineData("172.16.0.0", "172.31.255.255")]
    [InlineData("192.168.0.0", "192.168.255.255")]
    [InlineData("127.0.0.0", "127.255.255.255")]
    [InlineData("169.254.0.0", "169.254.255.255")]
    [InlineData("100.64.0.0", "100.127.255.255")]
    [InlineData("0.0.0.0", "0.255.255.255")]
    [InlineData("192.0.0.0", "192.0.0.255")]
    [InlineData("192.0.2.0", "192.0.2.255")]
    [InlineData("198.51.100.0", "198.51.100.255")]
    [InlineData("203.0.113.0", "203.0.113.255")]
    [InlineData("198.18.0.0", "198.19.255.255")]
    [InlineData("192.88.99.0", "192.88.99.255")]
    [InlineData("224.0.0.0", "239.255.255.255")]
    [InlineData("240.0.0.0", "255.255.255.255")]
    [InlineData("169.254.169.254", "168.63.129.16")]
    [InlineData("::", "::1")]
    [InlineData("::ffff:0.0.0.0", "::ffff:255.255.255.255")]
    [InlineData("::ffff:0:0", "::ffff:8.8.8.8")]
    [InlineData("::127.0.0.1", "::8.8.8.8")]
    [InlineData("64:ff9b::", "64:ff9b::ffff:ffff")]
    [InlineData("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::", "3fff::1")]
    [InlineData("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fd00:ec2::254", "100::1")]
    [InlineData("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void What_is_not_the_public_internet_is_known_from_its_first_address_to_its_last(string first, string last)
    {
        Assert.NotNull(ReservedNetworks.Of(IPAddress.Parse(first)));
        Assert.NotNull(ReservedNetworks.Of(IPAddress.Parse(last)));
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("64:ff9c::1")]
    [InlineData("2003::1")]
    public void What_lies_beside_it_is_public(string address) => Assert.Null(ReservedNetworks.Of(IPAddress.Parse(address)));

    [Fact]
    public void An_IPv4_address_dressed_as_IPv6_is_never_public() =>
        Prop.ForAll<uint>(number =>
        {
            byte[] four = BitConverter.GetBytes(number);
            return new[] { "::ffff:", "::ffff:0:", "::", "64:ff9b::" }
                .Select(prefix => IPAddress.Parse(prefix + new IPAddress(four)))
                .All(address => ReservedNetworks.Of(address) is not null);
        }).Holds();

    [Theory]
    [InlineData("10.1.2.3", "10.0.0.0/8", true)]
    [InlineData("10.1.2.3", "10.1.2.3/32", true)]
    [InlineData("10.1.2.4", "10.1.2.3/32", false)]
    [InlineData("::ffff:10.1.2.3", "10.0.0.0/8", false)]
    [InlineData("169.254.169.254", "169.254.169.254/32", true)]
    [InlineData("fd12::1", "fd12::/16", true)]
    public void An_allowed_network_holds_for_its_own_family_only(string address, string network, bool allowed)
    {
        var policy = new EgressPolicy(new HttpChannelOptions { AllowedNetworks = [network] });

        Assert.Equal(allowed, policy.FindFault("host", IPAddress.Parse(address)) is null);
    }

    [Theory]
    [InlineData("hooks.corp.example", "10.1.2.3", true)]
    [InlineData("HOOKS.corp.example.", "127.0.0.1", true)]
    [InlineData("a.b.corp.example", "10.1.2.3", false)]
    [InlineData("x.wild.example", "fd12::1", true)]
    [InlineData("wild.example", "10.1.2.3", false)]
    [InlineData("xwild.example", "10.1.2.3", false)]
    [InlineData("hooks.corp.example", "169.254.169.254", false)]
    [InlineData("hooks.corp.example", "169.254.1.1", false)]
    [InlineData("hooks.corp.example", "100.100.100.200", false)]
    [InlineData("hooks.corp.example", "::ffff:10.1.2.3", false)]
    [InlineData("hooks.corp.example", "0.0.0.0", false)]
    public void An_allowed_name_leads_to_internal_servers_but_never_to_metadata(string host, string address, bool allowed)
    {
        var policy = new EgressPolicy(new HttpChannelOptions { AllowedHosts = ["hooks.corp.example", "*.wild.example"] });

        Assert.Equal(allowed, policy.FindFault(host, IPAddress.Parse(address)) is null);
    }
}
