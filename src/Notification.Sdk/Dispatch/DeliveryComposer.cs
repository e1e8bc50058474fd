using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Folds the legs of a claim into the delivery that a channel sends. The same claim gives the same delivery.</summary>
internal sealed class DeliveryComposer(
    IMessageRenderer renderer, IEnumerable<IReportGenerator> generators, ILogger<DeliveryComposer> logger)
{
    private readonly IReportGenerator[] _generators = [.. generators];

    /// <summary>The delivery; null when a report generator failed.</summary>
    public async ValueTask<Delivery?> ComposeAsync(
        Claim claim, CompiledEndpoint endpoint, CancellationToken cancellationToken)
    {
        Leg first = claim.Legs[0];
        List<SecurityEvent> events = [.. claim.Legs.Select(Dated).OfType<SecurityEvent>()];
        DeliveryTarget target = endpoint.TargetFor(claim.Endpoint.Tenant);
        DeliveryKind kind = KindOf(claim);
        IReadOnlyList<Report>? attachments = kind == DeliveryKind.Report
            ? await GenerateAsync(claim, target, events, cancellationToken).ConfigureAwait(false)
            : [];
        return attachments is null ? null : new Delivery
        {
            Id = claim.DeliveryId,
            Kind = kind,
            Target = target,
            Topic = first.Topic,
            Severity = SeverityOf(claim, events),
            Events = events,
            Summary = claim.Summary,
            RepeatCount = first.RepeatCount,
            RepeatSince = first.RepeatSince,
            CreatedAt = claim.CreatedAt,
            Attempt = claim.Attempt,
            Recipients = claim.Member is null || claim.Member == endpoint.Name ? claim.StillOwed : [],
            Attachments = attachments,
            Renderer = renderer,
        };
    }

    private static SecurityEvent? Dated(Leg leg) =>
        leg.Event is { OccurredAt: null } undated ? undated with { OccurredAt = leg.AcceptedAt } : leg.Event;

    private static DeliveryKind KindOf(Claim claim) =>
        claim.Legs.Any(leg => leg.Kind == DeliveryKind.Report) ? DeliveryKind.Report
        : claim.Legs.Count > 1 ? DeliveryKind.Digest
        : claim.Legs[0].Kind;

    private static Severity SeverityOf(Claim claim, List<SecurityEvent> events) =>
        events.Count > 0 ? events.Max(securityEvent => securityEvent.Severity)
        : claim.Summary is { BySeverity.Count: > 0 } summary ? summary.BySeverity.Max(severity => severity.Key)
        : Severity.Informational;

    private async ValueTask<IReadOnlyList<Report>?> GenerateAsync(
        Claim claim, DeliveryTarget target, List<SecurityEvent> events, CancellationToken cancellationToken)
    {
        List<Report> reports = [];
        var request = new ReportRequest(
            target.Tenant,
            claim.Legs[0].Topic,
            claim.Legs.Min(leg => leg.AcceptedAt),
            claim.CreatedAt,
            target.Culture,
            target.TimeZone,
            events);
        foreach (IReportGenerator generator in _generators)
        {
            try
            {
                reports.Add(await generator.GenerateAsync(request, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                Log.GeneratorThrew(logger, generator.Format, exception.GetType().Name);
                return null;
            }
        }

        return reports;
    }
}
