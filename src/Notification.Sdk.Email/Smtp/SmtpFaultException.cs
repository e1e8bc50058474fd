namespace Notification.Sdk.Email.Smtp;

/// <summary>Ends a conversation; never leaves the transport.</summary>
internal sealed class SmtpFaultException(MailFault fault, Exception? cause = null) : Exception(fault.Detail, cause)
{
    public MailFault Fault => fault;

    /// <summary>Whether the server went away or said that it will (421), as it does with connections that it has kept
    /// for long.</summary>
    public bool ConnectionLost { get; private init; }

    public static SmtpFaultException Lost(MailFault fault, Exception? cause = null) =>
        new(fault, cause) { ConnectionLost = true };
}
