namespace Notification.Sdk.Email;

/// <summary>A value cannot stand in a mail: the message says which one, what is wrong and how to mend it, and never
/// repeats control characters.</summary>
public sealed class MailFormatException : FormatException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public MailFormatException()
    {
    }

    /// <summary>Tells what cannot stand in a mail.</summary>
    /// <param name="message">Which value, what is wrong, how to mend it.</param>
    public MailFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a cause.</summary>
    /// <param name="message">Which value, what is wrong, how to mend it.</param>
    /// <param name="innerException">The cause.</param>
    public MailFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
