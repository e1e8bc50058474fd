namespace Notification.Sdk.Email.Smtp;

/// <summary>An open, authenticated connection that carries one message after the other. Not thread-safe.</summary>
internal sealed class SmtpSession(
    SmtpConnection connection, SmtpCapabilities capabilities, SmtpOptions options, TimeProvider time) : IDisposable
{
    private readonly TimeLimit _command = new(options.CommandTimeout, nameof(SmtpOptions.CommandTimeout), time);
    private readonly TimeLimit _data = new(options.DataTimeout, nameof(SmtpOptions.DataTimeout), time);
    private long _usedAt = time.GetTimestamp();
    private int _messages;

    public int Number => connection.Number;

    public SmtpCapabilities Capabilities => capabilities;

    /// <summary>Whether the server has said or done something after which it must not be used again.</summary>
    public bool IsBroken { get; private set; }

    public bool MayCarryMore => !IsBroken && _messages < options.MaxMessagesPerConnection;

    public bool IsStale => time.GetElapsedTime(_usedAt) >= options.IdleLimit;

    /// <summary>Clears what a message left behind.</summary>
    public async ValueTask ResetAsync(CancellationToken cancellationToken)
    {
        SmtpReply reply = (await AskAsync(["RSET"], cancellationToken).ConfigureAwait(false))[0];
        if (!reply.IsPositive)
            throw SmtpFaultException.Lost(SmtpFaults.Refused("RSET", reply));
    }

    /// <summary>Commands and their answers, in one round trip when the server offers PIPELINING.</summary>
    public async ValueTask<IReadOnlyList<SmtpReply>> AskAsync(
        IReadOnlyList<string> commands, CancellationToken cancellationToken)
    {
        List<SmtpReply> replies = [];
        int together = capabilities.Pipelining ? commands.Count : 1;
        foreach (string[] group in commands.Chunk(together))
        {
            await _command.RunAsync(
                $"to answer {group[0].Split(' ', 2)[0]}",
                async token =>
                {
                    await connection.WriteAsync(group, token).ConfigureAwait(false);
                    foreach (string _ in group)
                        replies.Add(LeaveOnClosing(await connection.ReadAsync(token).ConfigureAwait(false)));
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }

        return replies;
    }

    /// <summary>The content after DATA and the answer to it.</summary>
    /// <param name="wire">The dot-stuffed content without its end.</param>
    /// <param name="beforeEnd">Called just before the bytes that make the message the server's.</param>
    /// <param name="cancellationToken">The caller's will.</param>
    public async ValueTask<SmtpReply> SendContentAsync(
        ReadOnlyMemory<byte> wire, Action beforeEnd, CancellationToken cancellationToken)
    {
        _messages++;
        return await _data.RunAsync(
            "to take the message",
            async token =>
            {
                await connection.WriteBytesAsync(wire, token).ConfigureAwait(false);
                beforeEnd();
                await connection.WriteBytesAsync(DotStuffing.End, token).ConfigureAwait(false);
                SmtpReply reply = await connection.ReadAsync(token).ConfigureAwait(false);
                IsBroken |= reply.Code == 421;
                return reply;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public void Break() => IsBroken = true;

    public void MarkUsed() => _usedAt = time.GetTimestamp();

    /// <summary>Takes leave without waiting for an answer.</summary>
    public async ValueTask QuitAsync()
    {
        try
        {
            await _command.RunAsync(
                "to take QUIT",
                async token =>
                {
                    await connection.WriteAsync(["QUIT"], token).ConfigureAwait(false);
                    return true;
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (SmtpFaultException)
        {
            // Gone already, which is what was wanted.
        }
        finally
        {
            connection.Dispose();
        }
    }

    public void Dispose() => connection.Dispose();

    private static SmtpReply LeaveOnClosing(SmtpReply reply) => reply.Code == 421
        ? throw SmtpFaultException.Lost(SmtpFaults.Closing(reply))
        : reply;
}
