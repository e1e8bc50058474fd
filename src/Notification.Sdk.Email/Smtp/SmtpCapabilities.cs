using System.Globalization;

namespace Notification.Sdk.Email.Smtp;

/// <summary>What the server offers in its answer to EHLO.</summary>
internal sealed class SmtpCapabilities
{
    private SmtpCapabilities()
    {
    }

    public bool StartTls { get; private set; }

    public bool Pipelining { get; private set; }

    public bool EightBitMime { get; private set; }

    public bool SmtpUtf8 { get; private set; }

    /// <summary>Whether the size of a message may be announced.</summary>
    public bool Size { get; private set; }

    /// <summary>The largest message in bytes; 0 when the server does not say.</summary>
    public long MaxSize { get; private set; }

    /// <summary>Mechanisms in upper case.</summary>
    public IReadOnlySet<string> Auth { get; private set; } = new HashSet<string>();

    public static SmtpCapabilities Parse(SmtpReply reply)
    {
        SmtpCapabilities result = new();
        foreach (string line in reply.Lines.Skip(1))
        {
            string[] words = line.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words.FirstOrDefault())
            {
                case "STARTTLS":
                    result.StartTls = true;
                    break;
                case "PIPELINING":
                    result.Pipelining = true;
                    break;
                case "8BITMIME":
                    result.EightBitMime = true;
                    break;
                case "SMTPUTF8":
                    result.SmtpUtf8 = true;
                    break;
                case "SIZE":
                    result.Size = true;
                    string? limit = words.ElementAtOrDefault(1);
                    _ = long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out long size);
                    result.MaxSize = size;
                    break;
                case "AUTH":
                    result.Auth = words.Skip(1).ToHashSet(StringComparer.Ordinal);
                    break;
            }
        }

        return result;
    }
}
