using System.Net;
using System.Net.Sockets;

namespace Notification.Sdk.Http.Egress;

/// <summary>Connects to checked addresses only. The name is resolved here, once, and what was checked is what is
/// connected to: neither an odd spelling of an address nor a name that changes its mind gets through. One refused
/// address refuses the whole name.</summary>
internal sealed class ConnectGuard(Func<HttpChannelOptions> options, IHostResolver resolver, TimeProvider time)
{
    private const int MostAddresses = 8;

    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;
        HttpChannelOptions current = options();
        IPAddress[] addresses = await CheckedAddressesAsync(target.Host, new EgressPolicy(current), cancellationToken)
            .ConfigureAwait(false);
        TimeSpan share = current.ConnectTimeout / addresses.Length;
        SocketException? last = null;
        foreach (IPAddress address in addresses)
        {
            try
            {
                return await OpenAsync(new IPEndPoint(address, target.Port), share, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (SocketException fault)
            {
                last = fault;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async ValueTask<IPAddress[]> CheckedAddressesAsync(
        string host, EgressPolicy policy, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(host.TrimEnd('.'), out IPAddress? literal)
            ? [literal]
            : await resolver.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        foreach (IPAddress address in addresses)
        {
            if (policy.FindFault(host, address) is { } fault)
            {
                throw new EgressRefusedException(fault);
            }
        }

        return addresses.Length switch
        {
            0 => throw new SocketException((int)SocketError.HostNotFound),
            > MostAddresses => addresses[..MostAddresses],
            _ => addresses,
        };
    }

    // Each address gets its share of the time, so that one that swallows packets leaves some for the next.
    private async ValueTask<Stream> OpenAsync(IPEndPoint endpoint, TimeSpan share, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(share, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, either.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new SocketException((int)SocketError.TimedOut);
        }
    }
}
