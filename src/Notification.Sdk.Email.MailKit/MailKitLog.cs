using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Email.MailKit;

/// <summary>Everything that this package logs: no line of a conversation, and so no secret.</summary>
internal static partial class MailKitLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "SMTP open to {Host}:{Port}, TLS: {Tls}")]
    public static partial void Opened(ILogger logger, string host, int port, bool tls);

    [LoggerMessage(
        EventId = 2, Level = LogLevel.Debug, Message = "An SMTP connection was given up by the server; it is replaced")]
    public static partial void Replaced(ILogger logger);
}
