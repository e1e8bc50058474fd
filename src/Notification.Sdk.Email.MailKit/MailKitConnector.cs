using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using MailKit.Net.Proxy;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.MailKit;

/// <summary>Opens a session: connect → greeting → EHLO → STARTTLS → EHLO → AUTH.</summary>
internal sealed class MailKitConnector(SmtpOptions options, IProxyClient? proxy, TimeProvider time, ILogger logger)
{
    private readonly TimeLimit _limit = new(options.ConnectTimeout, nameof(SmtpOptions.ConnectTimeout), time);
    private readonly int _port = options.Port ?? options.Security switch
    {
        SmtpSecurity.ImplicitTls => 465,
        SmtpSecurity.None => 25,
        _ => 587,
    };

    /// <exception cref="SmtpFaultException">There is no session to be had.</exception>
    public ValueTask<MailKitSession> OpenAsync(CancellationToken cancellationToken) =>
        _limit.RunAsync("to open a connection", OpenWithinLimitAsync, cancellationToken);

    private async ValueTask<MailKitSession> OpenWithinLimitAsync(CancellationToken cancellationToken)
    {
        MailKitClient client = new(options.Security == SmtpSecurity.None ? null : TlsSettings.Make(options));
        SecretMask mask = new();
        bool isOpen = false;
        try
        {
            Stream stream = await ConnectAsync(client, cancellationToken).ConfigureAwait(false);
            await GreetAsync(client, stream, cancellationToken).ConfigureAwait(false);
            await MailKitAuthenticator.AuthenticateAsync(client, mask, options, cancellationToken)
                .ConfigureAwait(false);
            MailKitLog.Opened(logger, options.Host, _port, client.IsSecure);
            isOpen = true;
            return new MailKitSession(client, mask, options, time);
        }
        catch (SmtpProtocolException e)
        {
            throw MailKitFaults.From(e);
        }
        finally
        {
            if (!isOpen)
                client.Dispose();
        }
    }

    private async ValueTask<Stream> ConnectAsync(MailKitClient client, CancellationToken cancellationToken)
    {
        client.LocalDomain = options.HelloName;
        try
        {
            if (proxy is not null)
                return await proxy.ConnectAsync(options.Host, _port, cancellationToken).ConfigureAwait(false);

            Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(options.Host, _port, cancellationToken).ConfigureAwait(false);
                client.LocalDomain ??= LocalAddress(socket);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                socket.Dispose();
                throw;
            }
        }
        catch (SocketException e)
        {
            string why = e.SocketErrorCode.ToString();
            throw new SmtpFaultException(SmtpFaults.Unreachable(options.Host, _port, why), e);
        }
        catch (ProxyProtocolException e)
        {
            string why = $"proxy: {MailKitFaults.Why(e)}";
            throw new SmtpFaultException(SmtpFaults.Unreachable(options.Host, _port, why), e);
        }
    }

    private async ValueTask GreetAsync(MailKitClient client, Stream stream, CancellationToken cancellationToken)
    {
        SecureSocketOptions security = options.Security switch
        {
            SmtpSecurity.ImplicitTls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        bool isOpen = false;
        try
        {
            await client.ConnectAsync(stream, options.Host, _port, security, cancellationToken).ConfigureAwait(false);
            isOpen = true;
        }
        catch (SslHandshakeException e)
        {
            if (MailKitFaults.Inner(e) is { } inner)
                ExceptionDispatchInfo.Throw(inner);
            throw MailKitFaults.From(e);
        }
        catch (SmtpCommandException e)
        {
            SmtpReply reply = new((int)e.StatusCode, e.Message.Split('\n'));
            throw new SmtpFaultException(SmtpFaults.Refused("the connection", reply), e);
        }
        catch (NotSupportedException e)
        {
            throw new SmtpFaultException(SmtpFaults.NoStartTls(), e);
        }
        finally
        {
            if (!isOpen)
                await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>MailKit puts the brackets around it.</summary>
    private static string LocalAddress(Socket socket)
    {
        IPAddress address = (socket.LocalEndPoint as IPEndPoint)?.Address ?? IPAddress.Loopback;
        return new IPAddress((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes()).ToString();
    }
}
