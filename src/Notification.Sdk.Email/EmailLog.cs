using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Email;

/// <summary>Everything that this package logs.</summary>
internal static partial class EmailLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Trace, Message = "SMTP {Connection} C: {Line}")]
    public static partial void ClientLine(ILogger logger, int connection, string line);

    [LoggerMessage(EventId = 2, Level = LogLevel.Trace, Message = "SMTP {Connection} S: {Reply}")]
    public static partial void ServerReply(ILogger logger, int connection, string reply);

    [LoggerMessage(
        EventId = 3, Level = LogLevel.Debug, Message = "SMTP {Connection} open to {Host}:{Port}, TLS: {Tls}")]
    public static partial void Opened(ILogger logger, int connection, string host, int port, bool tls);

    [LoggerMessage(
        EventId = 4, Level = LogLevel.Debug, Message = "SMTP {Connection} was given up by the server; it is replaced")]
    public static partial void Replaced(ILogger logger, int connection);
}
