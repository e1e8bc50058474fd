using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Content;

/// <summary>The figures, what they come to, and what needs action first.</summary>
internal static class SummaryPart
{
    private const int FirstOnes = 10;

    public static IEnumerable<ReportBlock> Of(ReportRequest request, ContentWords words, Material material)
    {
        yield return new KeyFigures([.. Figures(request, words)]);
        yield return new Paragraph(string.Join(words.SentenceGap, Sentences(request, words)));
        if (material.First.Count > 0)
        {
            yield return new Heading(2, words["first"]);
            yield return FindingParts.Table(
                material.First.Take(FirstOnes), request, words, words["column.what"], words["empty.first"]);
        }

        if (request.Resolved.Count > 0)
        {
            yield return new Heading(2, words["resolved"]);
            yield return Resolved(request, words);
        }

        long left = request.Figures.Open - request.Open.Count;
        if (left > 0)
        {
            yield return new Note(words.Format("more", ContentWords.Number(left)));
        }
    }

    private static IEnumerable<KeyFigure> Figures(ReportRequest request, ContentWords words)
    {
        ReportFigures now = request.Figures;
        ReportFigures? before = request.Previous;
        Severity? worst = now.OpenBySeverity.Where(count => count.Value > 0).Select(count => (Severity?)count.Key).Max();
        yield return Figure("figure.open", now.Open, before?.Open, worst is { } severity ? Tones.Of(severity) : Tone.Good);
        yield return Figure("figure.opened", now.Opened, before?.Opened);
        yield return Figure("figure.resolved", now.Resolved, before?.Resolved, now.Resolved > 0 ? Tone.Good : Tone.Neutral);
        if (now.Ignored > 0)
        {
            yield return Figure("figure.ignored", now.Ignored, before?.Ignored);
        }

        yield return Figure("figure.events", now.Events, before?.Events);
        yield return Figure("figure.sent", now.Sent, before?.Sent);
        yield return Figure("figure.held", now.HeldBack, before?.HeldBack);
        yield return Figure("figure.failed", now.Failed, before?.Failed, now.Failed > 0 ? Tone.High : Tone.Neutral);

        KeyFigure Figure(string key, long count, long? earlier, Tone tone = Tone.Neutral) =>
            new(words[key], ContentWords.Number(count), Change(count, earlier, words), tone);
    }

    private static string Change(long now, long? before, ContentWords words) => (now - before) switch
    {
        null => "",
        0 => words["change.same"],
        > 0 and { } more => "+" + ContentWords.Number(more),
        { } fewer => "−" + ContentWords.Number(-fewer),
    };

    private static IEnumerable<string> Sentences(ReportRequest request, ContentWords words)
    {
        ReportFigures now = request.Figures;
        yield return now.Open == 0 ? words["summary.none"] : words.Count("summary.open", now.Open);
        long urgent = now.OpenByPriority.GetValueOrDefault(FixPriority.AsSoonAsPossible);
        if (urgent > 0)
        {
            yield return words.Count("summary.urgent", urgent);
        }

        yield return words.Format("summary.change", ContentWords.Number(now.Opened), ContentWords.Number(now.Resolved));
        if (request.Previous is { } before)
        {
            long change = now.Open - before.Open;
            yield return change == 0
                ? words["summary.same"]
                : words.Format(change > 0 ? "summary.more" : "summary.fewer", ContentWords.Number(Math.Abs(change)));
        }

        if (now.Failed > 0)
        {
            yield return words.Count("summary.failed", now.Failed);
        }
    }

    private static Table Resolved(ReportRequest request, ContentWords words) => new(
        [
            new(words["column.severity"], 2), new(words["column.asset"], 3), new(words["column.what"], 6),
            new(words["column.resolved"], 2.5), new(words["column.by"], 2.5),
        ],
        request.Resolved.Select<Finding, IReadOnlyList<Cell>>(finding =>
        [
            new(words.Severity(finding.Event.Severity), Tones.Of(finding.Event.Severity)),
            new(Texts.Asset(finding.Event.Asset)),
            new(Texts.Long(finding.Event.Title)),
            new(finding.ResolvedAt is { } at ? Texts.Day(at, request.TimeZone) : ""),
            new(Texts.Short(finding.ResolvedBy)),
        ]),
        "");
}
