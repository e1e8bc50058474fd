using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>The one message that an unverified address receives: the code, and what it is for. Nothing else.</summary>
internal static class VerificationComposer
{
    /// <exception cref="ArgumentException">The delivery has no <see cref="Delivery.VerificationCode"/>.</exception>
    public static Document Compose(Draft draft)
    {
        Words words = draft.Words;
        string given = draft.Delivery.VerificationCode ?? throw new ArgumentException(
            "The delivery is a verification, but its VerificationCode is null. Give it the code to confirm.", nameof(draft));
        var code = Inert.Line(given, Limits.Name);
        return draft.Finish(
            words["verify.title"],
            () => words.Format("verify.short", code),
            words["verify.ignore"],
            [
                new Code(code),
                new Paragraph(words.Format("verify.body", draft.Endpoint)),
                new Paragraph(words["verify.ignore"]),
            ]);
    }
}
