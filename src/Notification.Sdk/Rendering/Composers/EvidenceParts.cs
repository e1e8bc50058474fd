using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Composers;

/// <summary>What was seen, as labels and values.</summary>
internal static class EvidenceParts
{
    public static void Add(List<Block> blocks, Draft draft, IReadOnlyList<Evidence> evidence)
    {
        int room = Limits.Facts;
        long left = Math.Max(0, evidence.Count - Limits.Evidences);
        for (int i = 0; i < Math.Min(evidence.Count, Limits.Evidences); i++)
        {
            IReadOnlyList<EvidenceFact> facts = EvidenceFact.Of(evidence[i]);
            int shown = Math.Min(room, facts.Count);
            room -= shown;
            left += facts.Count - shown;
            if (shown > 0)
            {
                blocks.Add(Heading(draft.Words, i, evidence.Count));
            }

            for (int at = 0; at < shown; at++)
            {
                Inert label = FactWords.Label(draft.Words, facts[at]);
                blocks.Add(new Fact(label, FactWords.Value(draft, facts[at]), IsEvidence: true) { Items = 1 });
            }
        }

        blocks.AddRange(draft.LeftOut(left));
    }

    private static Section Heading(Words words, int index, int count) => new(count == 1
        ? words["evidence"]
        : words.Format("evidence.of", Words.Number(index + 1), Words.Number(count)));
}
