using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>A document in the making: what composers share to name things in the reader's language.</summary>
internal sealed class Draft(Delivery delivery)
{
    public Delivery Delivery { get; } = delivery;

    public Words Words { get; } = Words.For(delivery.Target.Culture);

    public TimeZoneInfo Zone => Delivery.Target.TimeZone;

    public Inert Endpoint => Inert.Line(Delivery.Target.Endpoint, Limits.Name);

    public Inert Topic => Words.Find("topic.", Delivery.Topic) ?? Inert.Line(Delivery.Topic, Limits.Name);

    public Badge Badge(Severity severity) => new(severity, Words.Severity(severity));

    /// <summary>The name of an asset; empty when there is none.</summary>
    public static Inert Asset(Asset? asset)
    {
        Inert name = Inert.Line(asset?.Name, Limits.Asset);
        return name.IsEmpty ? Inert.Line(asset?.Id, Limits.Asset) : name;
    }

    /// <summary>The title of an event; its topic when it has none.</summary>
    public Inert Title(SecurityEvent securityEvent)
    {
        Inert title = Inert.Line(securityEvent.Title, Limits.Title);
        return title.IsEmpty ? Topic : title;
    }

    /// <summary>What, and where when that is known.</summary>
    public Inert Subject(Inert asset, Inert what) => asset.IsEmpty ? what : Words.Format("subject", asset, what);

    /// <summary>Notes how many things were left out for being too many.</summary>
    public IEnumerable<Block> LeftOut(long count) =>
        count > 0 ? [new Note(Words.More(count), IsForLength: true) { Items = count }] : [];

    /// <summary>A message under a severity.</summary>
    public Document Finish(
        Badge badge, Inert subject, Func<Inert> shortSubject, Inert preview, IEnumerable<Block> body)
    {
        Inert line = Words.Format("title", badge.Word, subject);
        return new()
        {
            Words = Words,
            Title = line.Cut(Limits.Subject),
            Short = () => Words.Format("title", badge.Word, shortSubject()).Cut(Limits.Subject),
            Preview = preview,
            Kind = () => Words.Format("kind", Topic, Words[$"kind.{Delivery.Kind}"]),
            Badge = badge,
            Blocks =
            [
                new Headline(badge, subject, line),
                .. body.Where(block => block is not Tally { Counts.Count: 0 }),
                new Footer(Words.Format("footer", Endpoint, TimeText.Zone(Zone))),
            ],
        };
    }

    /// <summary>A message about the endpoint itself.</summary>
    public Document Finish(
        Inert title, Func<Inert> shortText, Inert preview, IEnumerable<Block> body) => new()
        {
            Words = Words,
            Title = title.Cut(Limits.Subject),
            Short = () => shortText().Cut(Limits.Subject),
            Preview = preview,
            Kind = () => Words[$"kind.{Delivery.Kind}"],
            Badge = null,
            Blocks = [new Headline(null, title, title), .. body],
        };
}
