using Notification.Sdk.Policies;

namespace Notification.Sdk.Reports.Content;

/// <summary>A report for a manager and for the people who do the work: what it is, what it comes to, what to do first, and then everything.</summary>
internal sealed class ReportContent : IReportContent
{
    public ReportDocument Compose(ReportRequest request)
    {
        ContentWords words = ContentWords.For(request.Culture);
        var material = new Material(request);
        string title = words.Format("title", words.Topic(request.Topic));
        return new ReportDocument
        {
            Title = title,
            Author = Texts.Short(request.Tenant),
            Culture = request.Culture,
            Made = TimeZoneInfo.ConvertTime(request.MadeAt, request.TimeZone),
            Blocks = [CoverOf(request, words, title), .. Blocks(request, words, material)],
        };
    }

    private static IEnumerable<ReportBlock> Blocks(ReportRequest request, ContentWords words, Material material)
    {
        if (request.MissedEditions > 0)
        {
            yield return new Note(words.Count("missed", request.MissedEditions));
        }

        if (request.IsEmpty)
        {
            yield return new Paragraph(words["nothing"]);
        }

        foreach (ReportSection section in Enum.GetValues<ReportSection>().Where(section => IsWanted(section, request)))
        {
            ReportBlock[] blocks = [.. Of(section, request, words, material)];
            if (blocks.Length > 0)
            {
                yield return new Heading(1, words[$"section.{section}"]);
            }

            foreach (ReportBlock block in blocks)
            {
                yield return block;
            }
        }
    }

    private static bool IsWanted(ReportSection section, ReportRequest request) =>
        request.Sections.Count == 0 || request.Sections.Contains(section);

    private static IEnumerable<ReportBlock> Of(
        ReportSection section, ReportRequest request, ContentWords words, Material material) => section switch
        {
            ReportSection.Summary => SummaryPart.Of(request, words, material),
            ReportSection.Charts => ChartPart.Of(request, words),
            ReportSection.Vulnerabilities => FindingParts.Vulnerabilities(request, words, material),
            ReportSection.Baseline => FindingParts.Baseline(request, words, material),
            ReportSection.Incidents => IncidentPart.Of(request, words, material),
            ReportSection.Attacks => AttackPart.Of(request, words, material),
            _ => DeliveryPart.Of(request, words),
        };

    private static Cover CoverOf(ReportRequest request, ContentWords words, string title)
    {
        string period = words.Format(
            "period", Texts.Time(request.From, request.TimeZone), Texts.Time(request.To, request.TimeZone));
        List<CoverFact> facts = [];
        if (request.Tenant.Length > 0)
        {
            facts.Add(new CoverFact(words["label.tenant"], Texts.Short(request.Tenant)));
        }

        facts.Add(new CoverFact(words["label.period"], period));
        facts.Add(new CoverFact(words["label.zone"], request.TimeZone.Id));
        facts.Add(new CoverFact(words["label.made"], Texts.Time(request.MadeAt, request.TimeZone)));
        return new Cover(title, period, facts);
    }
}
