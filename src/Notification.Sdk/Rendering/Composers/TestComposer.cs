using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>A test that a person asked for. Its title begins the same in every language, so that a filter can find
/// it.</summary>
internal static class TestComposer
{
    public static Document Compose(Draft draft)
    {
        Words words = draft.Words;
        Inert title = words.Format("test.title", words["test.mark"], draft.Endpoint);
        return draft.Finish(
            title,
            () => words.Format("test.short", words["test.mark"], draft.Endpoint),
            words["test.nothing"],
            [
                new Paragraph(words.Format("test.body", draft.Endpoint)),
                new Paragraph(words["test.nothing"]),
                .. Facts(draft),
            ]);
    }

    private static IEnumerable<Block> Facts(Draft draft)
    {
        Words words = draft.Words;
        var channel = Inert.Line(draft.Delivery.Target.Channel, Limits.Name);
        yield return new Fact(words["label.endpoint"], draft.Endpoint) { Items = 1 };
        yield return new Fact(words["label.channel"], channel) { Items = 1 };
        yield return new Fact(words["label.sent"], TimeText.Full(draft.Delivery.CreatedAt, draft.Zone)) { Items = 1 };
        yield return new Section(words["test.example"]);
        yield return new Item(
            draft.Badge(draft.Delivery.Severity),
            draft.Subject(words["test.asset"], words["test.event"]),
            [TimeText.Short(draft.Delivery.CreatedAt, draft.Zone)])
        {
            Items = 1,
        };
    }
}
