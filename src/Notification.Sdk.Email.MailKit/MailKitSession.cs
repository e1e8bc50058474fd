using MailKit.Net.Smtp;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.MailKit;

/// <summary>An open, authenticated connection that carries one message after the other. Not thread-safe.</summary>
internal sealed class MailKitSession : IDisposable
{
    private readonly SmtpOptions _options;
    private readonly TimeProvider _time;
    private readonly TimeLimit _command;
    private readonly bool _offersUtf8;
    private long _usedAt;
    private int _messages;

    public MailKitSession(MailKitClient client, SecretMask mask, SmtpOptions options, TimeProvider time)
    {
        Client = client;
        Mask = mask;
        _options = options;
        _time = time;
        _command = new TimeLimit(options.CommandTimeout, nameof(SmtpOptions.CommandTimeout), time);
        _offersUtf8 = OffersUtf8;
        _usedAt = time.GetTimestamp();
    }

    public MailKitClient Client { get; }

    public SecretMask Mask { get; }

    public bool OffersUtf8 =>
        Client.Capabilities.HasFlag(SmtpCapabilities.UTF8 | SmtpCapabilities.EightBitMime);

    public bool IsStale => _time.GetElapsedTime(_usedAt) >= _options.IdleLimit;

    public bool MayCarryMore => Client.IsConnected && _messages < _options.MaxMessagesPerConnection;

    /// <summary>Whether this session can still do what the message needs.</summary>
    public bool Fits(MailEnvelope envelope) => OffersUtf8 == _offersUtf8 || !NeedsUtf8(envelope);

    /// <summary>MailKit writes every domain in its own script to a server with SMTPUTF8, also where the ASCII form
    /// would reach more servers. What is not offered is not used, but there is no way back on this connection.</summary>
    public void DropUtf8(MailEnvelope envelope)
    {
        if (envelope.Recipients.Append(envelope.Sender).Any(m => HasEncodedDomain(m)))
            Client.Capabilities &= ~SmtpCapabilities.UTF8;
    }

    public static bool NeedsUtf8(MailEnvelope envelope) =>
        envelope.Sender.IsInternational || envelope.Recipients.Any(r => r.IsInternational);

    /// <summary>Clears what a message left behind, and finds out whether the server is still there.</summary>
    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        SmtpReply reply = await _command.RunAsync(
            "to answer RSET",
            async token =>
            {
                try
                {
                    SmtpResponse response = await Client.ResetAsync(token).ConfigureAwait(false);
                    return Mask.Read(response.StatusCode, response.Response);
                }
                catch (SmtpProtocolException e)
                {
                    throw MailKitFaults.From(e);
                }
            },
            cancellationToken).ConfigureAwait(false);
        if (!reply.IsPositive)
            throw SmtpFaultException.Lost(SmtpFaults.Refused("RSET", reply));
    }

    public void MarkUsed()
    {
        _messages++;
        _usedAt = _time.GetTimestamp();
    }

    /// <summary>Takes leave and closes, whatever the server says to it.</summary>
    public async ValueTask QuitAsync()
    {
        using (Client)
        using (CancellationTokenSource limit = new(_options.CommandTimeout, _time))
            await Client.DisconnectAsync(true, limit.Token).ConfigureAwait(false);
    }

    public void Dispose() => Client.Dispose();

    private static bool HasEncodedDomain(Mailbox mailbox) =>
        mailbox.Domain.Contains("xn--", StringComparison.OrdinalIgnoreCase);
}
