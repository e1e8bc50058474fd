using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>Something that was notified before and still goes on.</summary>
internal static class ReminderComposer
{
    public static Document Compose(Draft draft) => draft.Delivery.Events is [SecurityEvent latest, ..]
        ? Compose(draft, latest)
        : DigestComposer.Compose(draft);

    private static Document Compose(Draft draft, SecurityEvent latest)
    {
        Words words = draft.Words;
        Delivery delivery = draft.Delivery;
        Inert often = Words.Number(delivery.RepeatCount);
        Inert since = delivery.RepeatSince is { } at
            ? words.Format("reminder.since", often, TimeText.Full(at, draft.Zone))
            : words.Format("reminder.times", often);
        return draft.Finish(
            draft.Badge(delivery.Severity),
            draft.Subject(Draft.Asset(latest.Asset), words.Format("reminder.title", often, draft.Title(latest))),
            () => draft.Subject(
                EventParts.ShortAsset(latest.Asset),
                words.Format("reminder.short", often, EventParts.ShortTitle(draft, latest))),
            since,
            [new Paragraph(since), .. EventParts.Body(draft, latest)]);
    }
}
