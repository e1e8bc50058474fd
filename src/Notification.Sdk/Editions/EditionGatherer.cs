using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Editions;

/// <summary>Gathers what an edition covers.</summary>
internal sealed class EditionGatherer(IFindingSource source, IDeliveryLog log, IReportStore reports)
{
    private const int LoggedAtMost = 10_000;

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>What generators get, and all outcomes there ever were.</summary>
    public async ValueTask<(ReportRequest Request, IReadOnlyList<OutcomeCount> Totals)> GatherAsync(
        EditionOrder order, CancellationToken cancellationToken)
    {
        FindingQuery query = new() { Tenant = order.Tenant, Topics = order.Topics };
        FindingRows open = await FindingRows.ReadAsync(
            source, query with { States = [FindingState.Open] }, order, cancellationToken).ConfigureAwait(false);
        FindingRows ignored = await FindingRows.ReadAsync(
            source, query with { States = [FindingState.Ignored] }, order, cancellationToken).ConfigureAwait(false);
        FindingRows resolved = await FindingRows.ReadAsync(
            source,
            query with { States = [FindingState.Resolved], ResolvedFrom = order.From, ResolvedTo = order.To },
            order,
            cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ReportDay> days = await DaysAsync(order, cancellationToken).ConfigureAwait(false);
        ReportEdition? previous = await PreviousAsync(order, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<OutcomeCount> totals = OutcomeTotals.Of(
            await log.CountAsync(order.Tenant, cancellationToken).ConfigureAwait(false), order.Covers);
        bool isAskedFor = order.Endpoint.Length == 0;
        IReadOnlyList<OutcomeCount> outcomes = isAskedFor
            ? await LoggedAsync(order, cancellationToken).ConfigureAwait(false)
            : OutcomeTotals.Since(previous?.Totals ?? [], totals);
        var request = new ReportRequest(
            order.Tenant, order.Topic, order.From, order.To, order.Culture, order.Zone, order.Events)
        {
            MadeAt = order.MadeAt,
            Topics = order.Topics,
            Sections = order.Sections,
            Open = open.Rows,
            Resolved = resolved.Rows,
            Figures = new ReportFigures
            {
                Events = days.Sum(day => day.Count),
                Open = open.Count,
                Opened = open.Opened,
                Resolved = resolved.Count,
                Ignored = ignored.Count,
                Sent = OutcomeTotals.Sum(outcomes, Outcome.Delivered, Outcome.Folded),
                HeldBack = OutcomeTotals.Sum(outcomes, Outcome.Suppressed, Outcome.Summarized),
                Failed = OutcomeTotals.Sum(outcomes, Outcome.DeadLettered),
                OpenBySeverity = open.BySeverity,
                OpenByPriority = open.ByPriority,
                TopAssets = open.TopAssets,
            },
            Previous = previous?.Figures,
            Days = days,
            Outcomes = outcomes,
            OutcomesOfLatest = isAskedFor ? LoggedAtMost : null,
            MissedEditions = order.MissedEditions,
        };
        return (request, totals);
    }

    private async ValueTask<IReadOnlyList<ReportDay>> DaysAsync(EditionOrder order, CancellationToken cancellationToken)
    {
        // Sightings know no assets: an endpoint that may not see all gets the events of its own legs.
        IReadOnlyList<SightingCount> sightings = order.Filter is null
            ? await source.CountSightingsAsync(
                new SightingQuery(order.Tenant, order.Topics, order.From, SeenUntil(order)), cancellationToken).ConfigureAwait(false)
            : [];
        IEnumerable<(DateOnly Date, Severity Severity, long Count)> seen =
            sightings.Select(count => (DateOf(count.Start, order.Zone), count.Severity, count.Count));
        IEnumerable<(DateOnly Date, Severity Severity, long Count)> events = order.Events
            .Where(securityEvent => sightings.Count == 0 || !order.KeepsFindings(securityEvent.Topic))
            .Select(securityEvent => (DateOf(securityEvent.OccurredAt ?? order.MadeAt, order.Zone), securityEvent.Severity, 1L));
        return
        [
            .. seen.Concat(events).GroupBy(day => (day.Date, day.Severity))
                .OrderBy(group => group.Key.Date).ThenBy(group => group.Key.Severity)
                .Select(group => new ReportDay(group.Key.Date, group.Key.Severity, group.Sum(day => day.Count))),
        ];
    }

    // The quarter in which a scheduled period ends belongs to the edition after it. After one that was asked for there is none.
    private static DateTimeOffset SeenUntil(EditionOrder order) =>
        order.Endpoint.Length == 0 && order.To < DateTimeOffset.MaxValue - Quarter ? order.To + Quarter - TimeSpan.FromTicks(1) : order.To;

    private async ValueTask<ReportEdition?> PreviousAsync(EditionOrder order, CancellationToken cancellationToken)
    {
        var query = new ReportQuery { Tenant = order.Tenant, Topic = order.Topic, Endpoint = order.Endpoint, Limit = 100 };
        IReadOnlyList<ReportEdition> editions = await reports.ListAsync(query, cancellationToken).ConfigureAwait(false);
        return editions.FirstOrDefault(edition =>
            edition.Id != order.Id && edition.Fault is null && edition.To < order.To);
    }

    private async ValueTask<IReadOnlyList<OutcomeCount>> LoggedAsync(EditionOrder order, CancellationToken cancellationToken)
    {
        var query = new DeliveryLogQuery
        {
            Tenant = order.Tenant,
            From = order.From,
            To = order.To,
            Limit = LoggedAtMost,
        };
        return OutcomeTotals.Of(await log.QueryAsync(query, cancellationToken).ConfigureAwait(false), order.Covers);
    }

    private static DateOnly DateOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
