namespace Notification.Sdk.Email.Smtp;

/// <summary>The place of one connection. As there are only so many places, there are never more connections.</summary>
internal sealed class SmtpSlot
{
    /// <summary>The open session, when there is one.</summary>
    public SmtpSession? Session { get; set; }

    /// <summary>Takes the session out, so that whatever happens next it is not used again by accident.</summary>
    public SmtpSession? Take()
    {
        SmtpSession? session = Session;
        Session = null;
        return session;
    }
}
