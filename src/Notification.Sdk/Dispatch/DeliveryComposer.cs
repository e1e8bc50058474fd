using Microsoft.Extensions.Logging;
using Notification.Sdk.Editions;
using Notification.Sdk.Events;
using Notification.Sdk.Findings;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Folds the legs of a claim into the delivery that a channel sends. The same claim gives the same delivery.</summary>
internal sealed class DeliveryComposer(
    IMessageRenderer renderer,
    HandledCheck handled,
    ScheduledEditions editions,
    Attachments attachments,
    TimeProvider time,
    ILogger<DeliveryComposer> logger)
{
    public const string ReportFailed = "report-failed";

    private static readonly Composed Failed =
        new(null, null, DeliveryReceipt.Deferred(ReportFailed, "The report could not be made; see the log."));

    /// <summary>The delivery, or why there is none. Goes over to the thread pool for what may take long.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="endpoint">Its endpoint.</param>
    /// <param name="snapshot">The settings.</param>
    /// <param name="longest">How long it may take.</param>
    /// <param name="stopping">Stops it.</param>
    public async ValueTask<Composed> ComposeAsync(
        Claim claim, CompiledEndpoint endpoint, PolicySnapshot snapshot, TimeSpan longest, CancellationToken stopping)
    {
        DeliveryKind kind = KindOf(claim);
        if (kind == DeliveryKind.Report)
        {
            return await ReportAsync(claim, endpoint, snapshot, longest, stopping).ConfigureAwait(false);
        }

        CompiledTopic topic = snapshot.Tenant(claim.Endpoint.Tenant).Topic(claim.Legs[0].Topic);
        return topic.KeepsFindings && await RuleAsync(claim, topic, longest, stopping).ConfigureAwait(false) is { } rule
            ? new Composed(null, rule, null)
            : new Composed(Of(claim, endpoint, kind, EventsOf(claim), null, [], []), null, null);
    }

    private async ValueTask<Composed> ReportAsync(
        Claim claim, CompiledEndpoint endpoint, PolicySnapshot snapshot, TimeSpan longest, CancellationToken stopping)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var timeout = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        try
        {
            List<SecurityEvent> events = EventsOf(claim);
            (ReportEdition? edition, string? rule) = await editions
                .MakeAsync(claim, endpoint, snapshot, events, either.Token).AsTask()
                .WaitAsync(either.Token).ConfigureAwait(false);
            if (edition is null)
            {
                return rule is null ? Failed : new Composed(null, rule, null);
            }

            (IReadOnlyList<Report> attached, IReadOnlyList<ReportLink> linked) = await attachments
                .OfAsync(edition, snapshot.Document.Options.LargestAttachment, either.Token).ConfigureAwait(false);
            return new Composed(
                Of(claim, endpoint, DeliveryKind.Report, events, edition, attached, linked), null, null);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new Composed(
                null, null, DeliveryReceipt.Deferred(AttemptRunner.Stopped, "The host stopped before the report was made."));
        }
        catch (Exception exception)
        {
            Log.ReportFailed(
                logger, claim.Legs[0].Topic, claim.Endpoint.Tenant, claim.Endpoint.Name, exception.GetType().Name);
            return Failed;
        }
    }

    /// <summary>The rule that says that it was handled. A source of findings that does not answer stops nothing.</summary>
    private async ValueTask<string?> RuleAsync(Claim claim, CompiledTopic topic, TimeSpan longest, CancellationToken stopping)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var timeout = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        try
        {
            return await handled.RuleAsync(claim, topic, claim.CreatedAt, either.Token).AsTask()
                .WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.SourceFailed(logger, exception.GetType().Name);
            return null;
        }
    }

    private Delivery Of(
        Claim claim,
        CompiledEndpoint endpoint,
        DeliveryKind kind,
        List<SecurityEvent> events,
        ReportEdition? edition,
        IReadOnlyList<Report> attached,
        IReadOnlyList<ReportLink> linked)
    {
        Leg first = claim.Legs[0];
        return new Delivery
        {
            Id = claim.DeliveryId,
            Kind = kind,
            Target = endpoint.TargetFor(claim.Endpoint.Tenant),
            Topic = first.Topic,
            Severity = SeverityOf(claim, events, edition),
            Events = events,
            Summary = claim.Summary,
            RepeatCount = first.RepeatCount,
            RepeatSince = first.RepeatSince,
            CreatedAt = claim.CreatedAt,
            Attempt = claim.Attempt,
            Recipients = claim.Member is null || claim.Member == endpoint.Name ? claim.StillOwed : [],
            Attachments = attached,
            Links = linked,
            Edition = edition,
            Renderer = renderer,
        };
    }

    private static List<SecurityEvent> EventsOf(Claim claim) => [.. claim.Legs.Select(Dated).OfType<SecurityEvent>()];

    private static SecurityEvent? Dated(Leg leg) =>
        leg.Event is { OccurredAt: null } undated ? undated with { OccurredAt = leg.AcceptedAt } : leg.Event;

    private static DeliveryKind KindOf(Claim claim) =>
        claim.Legs.Any(leg => leg.Kind == DeliveryKind.Report) ? DeliveryKind.Report
        : claim.Legs.Count > 1 ? DeliveryKind.Digest
        : claim.Legs[0].Kind;

    private static Severity SeverityOf(Claim claim, List<SecurityEvent> events, ReportEdition? edition) => events
        .Select(securityEvent => securityEvent.Severity)
        .Concat(claim.Summary?.BySeverity.Select(severity => severity.Key) ?? [])
        .Concat(edition?.Figures.OpenBySeverity.Keys ?? [])
        .DefaultIfEmpty(Severity.Informational)
        .Max();
}
