namespace Notification.Sdk.Email;

/// <summary>Why nothing could be handed over, through no fault of the message or its recipients.</summary>
/// <param name="Code">The SMTP code, or a word when the server never got to say one.</param>
/// <param name="Detail">What it means and what to mend, in a sentence or two; never a secret.</param>
/// <param name="Lasting">Whether only an operator can mend it, as with a wrong password: the endpoint pauses.</param>
public sealed record MailFault(string Code, string Detail, bool Lasting = false);
