using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Editions;

/// <summary>Makes the edition of a claim. A retry gets the edition that was made before, so that its documents stay the same.</summary>
internal sealed class ScheduledEditions(
    EditionMaker maker, IReportStore reports, IOutbox outbox, ISecurityNotifier notifier, ILogger<ScheduledEditions> logger)
{
    private const int Places = 64;

    // Editions of one report for one endpoint are made one after the other: the next asks what the one before covers.
    private readonly SemaphoreSlim[] _places = [.. Enumerable.Range(0, Places).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<EditionResult> MakeAsync(
        Claim claim,
        CompiledEndpoint endpoint,
        PolicySnapshot snapshot,
        IReadOnlyList<SecurityEvent> events,
        CancellationToken cancellationToken)
    {
        TenantPolicies policies = snapshot.Tenant(claim.Endpoint.Tenant);
        CompiledTopic topic = policies.Topic(claim.Legs[0].Topic);
        int keep = snapshot.Document.Options.EditionsKept;
        SemaphoreSlim place = _places[(uint)HashCode.Combine(claim.Endpoint, topic.Name) % Places];
        await place.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            IReadOnlyList<ReportEdition> latest = await reports.ListAsync(
                new ReportQuery
                {
                    Tenant = claim.Endpoint.Tenant,
                    Topic = topic.Name,
                    Endpoint = claim.Endpoint.Name,
                    Limit = 100,
                },
                cancellationToken).ConfigureAwait(false);
            if (latest.FirstOrDefault(edition => edition.Id == claim.DeliveryId && edition.Fault is null) is { } made)
            {
                return new EditionResult(made, null);
            }

            EditionOrder bare = Order(claim, endpoint, policies, topic) with { Events = events };
            if (await OrderAsync(bare, claim, topic, latest, cancellationToken).ConfigureAwait(false) is not { } order)
            {
                return new EditionResult(null, Rules.Missed);
            }

            return await MakeAsync(order, topic, keep, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            place.Release();
        }
    }

    private async ValueTask<EditionResult> MakeAsync(
        EditionOrder order, CompiledTopic topic, int keep, CancellationToken cancellationToken)
    {
        try
        {
            bool evenEmpty = topic.Report?.WhenEmpty == EmptyEdition.Send;
            ReportEdition? edition = await maker
                .MakeAsync(order, evenEmpty, keep, progress: null, cancellationToken).ConfigureAwait(false);
            return new EditionResult(edition, edition is null ? Rules.Empty : null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A generator or a source of findings of the application. Its message may hold anything: only its type is told.
            string fault = exception.GetType().Name;
            Log.ReportFailed(logger, order.Topic, order.Tenant, order.Endpoint, fault);
            await maker.FailAsync(order, fault, keep, cancellationToken).ConfigureAwait(false);
            await TellAsync(order, fault, cancellationToken).ConfigureAwait(false);
            return default;
        }
    }

    /// <summary>The order with its period; null when a rule about missed editions ends it.</summary>
    private async ValueTask<EditionOrder?> OrderAsync(
        EditionOrder bare,
        Claim claim,
        CompiledTopic topic,
        IReadOnlyList<ReportEdition> latest,
        CancellationToken cancellationToken)
    {
        if (topic.Report is not { } report || report.Cadence.LatestDue(claim.Legs.Max(leg => leg.DueAt)) is not { } due)
        {
            return bare;
        }

        DateTimeOffset? lastTo = latest.FirstOrDefault(edition => edition.Fault is null)?.To;
        bool isCovered = report.Missed == MissedEditions.One && lastTo >= due;
        if ((isCovered && bare.Events.Count == 0)
            || EditionPeriod.Of(report, due, isCovered ? due : claim.CreatedAt, lastTo) is not { } period)
        {
            return null;
        }

        if (report.Missed == MissedEditions.All && claim.Legs.Any(EditionLegs.IsEdition))
        {
            IEnumerable<DateTimeOffset> missed = EditionPeriod.DuesAfter(report, due, claim.CreatedAt);
            await outbox.AppendAsync(
                [.. missed.Select(next => EditionLegs.Of(bare.Tenant, topic, bare.Endpoint, next, claim.CreatedAt)).OfType<Leg>()],
                cancellationToken).ConfigureAwait(false);
        }

        return bare with { From = period.From, To = period.To, MissedEditions = period.Missed };
    }

    private static EditionOrder Order(
        Claim claim, CompiledEndpoint endpoint, TenantPolicies policies, CompiledTopic topic)
    {
        // Of a group, a member is asked; the routes lead to the group.
        string? place = policies.Endpoints.GetValueOrDefault(claim.Endpoint.Name)?.AddressKey;
        CompiledRoute[] routes = [.. topic.Routes.Where(route => route.Endpoints.Any(other => other.AddressKey == place))];
        return new EditionOrder
        {
            Id = claim.DeliveryId,
            Tenant = claim.Endpoint.Tenant,
            Topic = topic.Name,
            Endpoint = claim.Endpoint.Name,
            From = claim.Legs.Min(leg => leg.AcceptedAt),
            To = claim.CreatedAt,
            MadeAt = claim.CreatedAt,
            Culture = endpoint.Culture,
            Zone = endpoint.Zone,
            Topics = topic.Report?.Topics ?? [topic.Name],
            Sections = Array.Find(routes, route => route.Sections.Count > 0)?.Sections ?? topic.Report?.Sections ?? [],
            KeepsFindings = name => policies.Topic(name).KeepsFindings,
            Filter = Array.Exists(routes, route => route.Filter.IsWholeTopic)
                ? null
                : securityEvent => Array.Exists(routes, route => route.Filter.MatchesRest(securityEvent)),
        };
    }

    // Under an id of the edition: its retries tell it once.
    private async ValueTask TellAsync(EditionOrder order, string fault, CancellationToken cancellationToken) =>
        await notifier.PublishAsync(
            new SecurityEvent
            {
                Id = $"report-failed:{order.Id}",
                Tenant = order.Tenant,
                Topic = Topics.System,
                Kind = "report-failed",
                Severity = Severity.Medium,
                Title = $"The report '{order.Topic}' for '{order.Endpoint}' could not be made and is tried again",
                OccurredAt = order.MadeAt,
                Evidence =
                [
                    new OtherEvidence("report-failure")
                    {
                        Identity = new Dictionary<string, string>
                        {
                            ["report.topic"] = order.Topic, ["report.endpoint"] = order.Endpoint, ["report.fault"] = fault,
                        },
                    },
                ],
            },
            cancellationToken).ConfigureAwait(false);
}
