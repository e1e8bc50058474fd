using MailKit.Net.Smtp;
using MailKit.Security;
using Notification.Sdk.Email.Addressing;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.MailKit;

/// <summary>Puts MailKit's exceptions into the words of the built-in transport.</summary>
internal static class MailKitFaults
{
    private const string HungUp = "The SMTP server has unexpectedly disconnected";

    /// <summary>MailKit has the same exception for a server that hangs up and one that babbles; the text
    /// tells.</summary>
    public static SmtpFaultException From(SmtpProtocolException exception) =>
        exception.Message.StartsWith(HungUp, StringComparison.Ordinal)
            ? SmtpFaultException.Lost(SmtpFaults.Lost("the server closed it"), exception)
            : new SmtpFaultException(SmtpFaults.NotSmtp("it could not be parsed"), exception);

    public static SmtpFaultException From(SslHandshakeException exception) =>
        new(SmtpFaults.Tls(Why(exception.InnerException ?? exception)), exception);

    /// <summary>Whether a handshake failed for a reason that is not TLS: time, the caller's will or the line. Such an
    /// exception is better judged without its wrapping.</summary>
    public static Exception? Inner(SslHandshakeException exception) => exception.InnerException switch
    {
        OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException =>
            exception.InnerException,
        _ => null,
    };

    public static string Why(Exception exception) => TextCleaner.Clean(exception.Message.TrimEnd('.'), 200);
}
