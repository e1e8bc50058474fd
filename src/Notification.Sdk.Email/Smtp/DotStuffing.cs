namespace Notification.Sdk.Email.Smtp;

/// <summary>RFC 5321, 4.5.2: a dot at the start of a line is doubled, so that only <see cref="End"/> ends a
/// message.</summary>
internal static class DotStuffing
{
    private static readonly byte[] EndBytes = ".\r\n"u8.ToArray();

    /// <summary>What ends a message that itself ends with a line end.</summary>
    public static ReadOnlyMemory<byte> End => EndBytes;

    /// <summary>Doubles the dots and adds a last line end when it is missing.</summary>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> message)
    {
        ReadOnlySpan<byte> rest = message.Span;
        bool endsLine = rest.EndsWith("\r\n"u8);
        if (endsLine && !rest.StartsWith("."u8) && rest.IndexOf("\r\n."u8) < 0)
            return message;

        using MemoryStream result = new(message.Length + 64);
        if (rest.StartsWith("."u8))
            result.WriteByte((byte)'.');
        for (int at; (at = rest.IndexOf("\r\n."u8)) >= 0; rest = rest[(at + 3)..])
        {
            result.Write(rest[..(at + 3)]);
            result.WriteByte((byte)'.');
        }

        result.Write(rest);
        if (!endsLine)
            result.Write("\r\n"u8);
        return result.ToArray();
    }
}
