using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Email.Smtp;

/// <summary>Opens a session: connect → greeting → EHLO → STARTTLS → EHLO → AUTH.</summary>
internal sealed class SmtpConnector(SmtpOptions options, TimeProvider time, ILogger logger)
{
    private readonly TimeLimit _limit = new(options.ConnectTimeout, nameof(SmtpOptions.ConnectTimeout), time);

    /// <exception cref="SmtpFaultException">There is no session to be had.</exception>
    public ValueTask<SmtpSession> OpenAsync(CancellationToken cancellationToken) =>
        _limit.RunAsync("to open a connection", OpenWithinLimitAsync, cancellationToken);

    private async ValueTask<SmtpSession> OpenWithinLimitAsync(CancellationToken cancellationToken)
    {
        (SmtpConnection connection, string helloName) = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        bool isOpen = false;
        try
        {
            SmtpCapabilities capabilities =
                await GreetAsync(connection, helloName, cancellationToken).ConfigureAwait(false);
            await SmtpAuthenticator.AuthenticateAsync(connection, capabilities, options, cancellationToken)
                .ConfigureAwait(false);
            EmailLog.Opened(logger, connection.Number, options.Host, options.EffectivePort, connection.IsEncrypted);
            isOpen = true;
            return new SmtpSession(connection, capabilities, options, time);
        }
        finally
        {
            if (!isOpen)
                connection.Dispose();
        }
    }

    private async ValueTask<(SmtpConnection Connection, string HelloName)> ConnectAsync(
        CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        bool isConnected = false;
        try
        {
            await socket.ConnectAsync(options.Host, options.EffectivePort, cancellationToken).ConfigureAwait(false);
            isConnected = true;
            IPEndPoint local = socket.LocalEndPoint as IPEndPoint ?? new IPEndPoint(IPAddress.Loopback, 0);
            SmtpConnection connection = new(new NetworkStream(socket, ownsSocket: true), local.Port, logger);
            return (connection, options.HelloName ?? Literal(local.Address));
        }
        catch (SocketException e)
        {
            string why = e.SocketErrorCode.ToString();
            throw new SmtpFaultException(SmtpFaults.Unreachable(options.Host, options.EffectivePort, why), e);
        }
        finally
        {
            if (!isConnected)
                socket.Dispose();
        }
    }

    private async ValueTask<SmtpCapabilities> GreetAsync(
        SmtpConnection connection, string helloName, CancellationToken cancellationToken)
    {
        if (options.Security == SmtpSecurity.ImplicitTls)
            await connection.EncryptAsync(TlsSettings.Make(options), cancellationToken).ConfigureAwait(false);

        Expect("the connection", await connection.ReadAsync(cancellationToken).ConfigureAwait(false));
        SmtpCapabilities capabilities =
            await HelloAsync(connection, helloName, cancellationToken).ConfigureAwait(false);
        if (options.Security != SmtpSecurity.StartTls)
            return capabilities;
        if (!capabilities.StartTls)
            throw new SmtpFaultException(SmtpFaults.NoStartTls());

        SmtpReply reply = await connection.AskAsync("STARTTLS", cancellationToken).ConfigureAwait(false);
        if (!reply.IsPositive)
            throw new SmtpFaultException(SmtpFaults.StartTlsRefused(reply));

        // Answers that are already here were written by somebody without the key (CVE-2011-0411).
        if (connection.HasPending)
            throw new SmtpFaultException(SmtpFaults.PlaintextAfterStartTls());
        await connection.EncryptAsync(TlsSettings.Make(options), cancellationToken).ConfigureAwait(false);

        // What was offered before TLS counts for nothing.
        return await HelloAsync(connection, helloName, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<SmtpCapabilities> HelloAsync(
        SmtpConnection connection, string helloName, CancellationToken cancellationToken)
    {
        SmtpReply reply = await connection.AskAsync($"EHLO {helloName}", cancellationToken).ConfigureAwait(false);
        Expect("EHLO", reply);
        return SmtpCapabilities.Parse(reply);
    }

    private static void Expect(string doing, SmtpReply reply)
    {
        if (!reply.IsPositive)
            throw new SmtpFaultException(SmtpFaults.Refused(doing, reply));
    }

    private static string Literal(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? $"[IPv6:{new IPAddress(plain.GetAddressBytes())}]"
            : $"[{plain}]";
    }
}
