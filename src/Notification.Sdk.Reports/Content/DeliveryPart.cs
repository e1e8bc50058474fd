namespace Notification.Sdk.Reports.Content;

/// <summary>What became of the notifications, and why what was held back was.</summary>
internal static class DeliveryPart
{
    public static IEnumerable<ReportBlock> Of(ReportRequest request, ContentWords words)
    {
        yield return new Table(
            [
                new(words["column.topic"], 4), new(words["column.outcome"], 4), new(words["column.rule"], 5),
                new(words["column.count"], 2, IsNumber: true),
            ],
            request.Outcomes.OrderBy(count => count.Outcome)
                .ThenByDescending(count => count.Count)
                .ThenBy(count => count.Topic, StringComparer.Ordinal)
                .ThenBy(count => count.Rule, StringComparer.Ordinal)
                .Select<OutcomeCount, IReadOnlyList<Cell>>(count =>
                [
                    new(words.Topic(count.Topic)),
                    new(words.Find($"outcome.{count.Outcome}") ?? count.Outcome.ToString(), ToneOf(count.Outcome)),
                    new(count.Rule.Length == 0 ? "" : words.Rule(count.Rule)),
                    new(ContentWords.Number(count.Count)),
                ]),
            words["empty.deliveries"]);
        if (request.OutcomesOfLatest is { } latest)
        {
            yield return new Note(words.Format("logged", ContentWords.Number(latest)));
        }
    }

    private static Tone ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.Delivered or Outcome.Folded => Tone.Good,
        Outcome.DeadLettered => Tone.High,
        _ => Tone.Neutral,
    };
}
