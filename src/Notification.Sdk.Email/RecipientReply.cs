namespace Notification.Sdk.Email;

/// <summary>What the mail system said about one recipient.</summary>
/// <param name="Address">The recipient's <see cref="Mailbox.Address"/>.</param>
/// <param name="Status">Taken, deferred or refused.</param>
/// <param name="Code">The SMTP code, or a word when the server never got to say one.</param>
/// <param name="EnhancedCode">The enhanced code (RFC 3463), such as <c>5.1.1</c>; empty when the server gave
/// none.</param>
/// <param name="Text">The rest of the answer, one line without control characters; never a secret.</param>
public sealed record RecipientReply(
    string Address, MailStatus Status, string Code, string EnhancedCode = "", string Text = "");
