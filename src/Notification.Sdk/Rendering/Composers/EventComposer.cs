using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>One event. Several that came as one are shown as a digest.</summary>
internal static class EventComposer
{
    public static Document Compose(Draft draft) => draft.Delivery.Events is [SecurityEvent only]
        ? Compose(draft, only)
        : DigestComposer.Compose(draft);

    private static Document Compose(Draft draft, SecurityEvent securityEvent)
    {
        Inert asset = Draft.Asset(securityEvent.Asset);
        return draft.Finish(
            draft.Badge(securityEvent.Severity),
            draft.Subject(asset, draft.Title(securityEvent)),
            () => draft.Subject(EventParts.ShortAsset(securityEvent.Asset), EventParts.ShortTitle(draft, securityEvent)),
            EventParts.Preview(draft, securityEvent),
            EventParts.Body(draft, securityEvent));
    }
}
