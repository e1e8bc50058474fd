using System.Globalization;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Editions;

/// <summary>The public door to reports.</summary>
internal sealed class ReportsService(
    EditionMaker maker, IReportStore reports, PolicyProvider policies, TimeProvider time) : IReports
{
    public async ValueTask<ReportEdition> GenerateAsync(
        ReportOrder order, IProgress<ReportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        TenantPolicies tenant = snapshot.Tenant(order.Tenant);
        CompiledTopic topic = tenant.Topic(order.Topic);
        var problems = new Problems();
        EditionOrder asked = new()
        {
            Id = $"asked-{Guid.NewGuid():N}",
            Tenant = order.Tenant,
            Topic = order.Topic,
            Endpoint = "",
            From = order.From,
            To = order.To,
            MadeAt = time.GetUtcNow(),
            Culture = SettingsCompiler.Culture(
                nameof(order.Culture), order.Culture ?? snapshot.Document.Options.Culture, CultureInfo.InvariantCulture, problems),
            Zone = problems.Zone(nameof(order.TimeZone), order.TimeZone, topic.Zone),
            Topics = order.Topics ?? topic.Report?.Topics ?? [order.Topic],
            Sections = order.Sections.Count > 0 ? order.Sections : topic.Report?.Sections ?? [],
            KeepsFindings = name => tenant.Topic(name).KeepsFindings,
            Formats = order.Formats,
        };
        Check(order, problems);
        ReportEdition? edition = await maker.MakeAsync(
            asked, evenEmpty: true, snapshot.Document.Options.EditionsKept, progress, cancellationToken).ConfigureAwait(false);
        return edition!;
    }

    public ValueTask<IReadOnlyList<ReportEdition>> ListAsync(ReportQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 1000), nameof(query));
        return reports.ListAsync(query, cancellationToken);
    }

    private void Check(ReportOrder order, Problems problems)
    {
        problems.Name(nameof(order.Topic), order.Topic ?? "");
        if (order.To <= order.From)
        {
            problems.Add(nameof(order.To), "the end is not after the start. Give a later end.");
        }

        foreach (string format in order.Formats)
        {
            problems.Known(nameof(order.Formats), format, maker.Formats, "registered format");
        }

        if (problems.Lines.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, problems.Lines), nameof(order));
        }
    }
}
