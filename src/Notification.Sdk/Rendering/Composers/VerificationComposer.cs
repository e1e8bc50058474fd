using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>The one message that an unverified address receives: the code, and what it is for. Nothing else.</summary>
internal static class VerificationComposer
{
    public static Document Compose(Draft draft)
    {
        Words words = draft.Words;
        var code = Inert.Line(draft.Delivery.VerificationCode, Limits.Name);
        return draft.Finish(
            words["verify.title"],
            words.Format("verify.short", code),
            words["verify.ignore"],
            [
                new Code(code),
                new Paragraph(words.Format("verify.body", draft.Endpoint)),
                new Paragraph(words["verify.ignore"]),
            ]);
    }
}
