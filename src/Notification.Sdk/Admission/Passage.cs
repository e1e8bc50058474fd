using System.Data.Common;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Admission;

/// <summary>One event on its way through the gates: the legs still open, and what became of the others. Used by one caller.</summary>
internal sealed class Passage(
    SecurityEvent securityEvent,
    CompiledTopic topic,
    DateTimeOffset now,
    bool isDryRun,
    DbTransaction? transaction,
    IOutcomeLog log)
{
    private static readonly TimeSpan LongestSummaryPeriod = TimeSpan.FromDays(1);

    private readonly List<LegResult> _ended = [];
    private List<OpenLeg> _open = [];
    private Timing? _timing;

    public CompiledTopic Topic => topic;

    public DateTimeOffset Now => now;

    /// <summary>The finding that is told again; null for an event.</summary>
    public Finding? Repeated { get; init; }

    public RouteSet Routes { get; private set; } = null!;

    /// <summary>The summaries that count what was held back as a whole.</summary>
    public IReadOnlyList<Leg> Summaries { get; private set; } = [];

    public IReadOnlyList<OpenLeg> Open => _open;

    private string? FirstRefusal => _ended.Count > 0 ? _ended[0].Rule : null;

    public void Route(RouteSet routes)
    {
        Routes = routes;
        _open = [.. routes.Endpoints.Select(endpoint => new OpenLeg(endpoint))];
    }

    public void RefuseUnusable()
    {
        foreach (OpenLeg leg in _open.FindAll(leg => leg.Endpoint.Refusal is not null))
        {
            Refuse(leg, leg.Endpoint.Refusal!);
        }
    }

    public void Schedule(Timing? timing)
    {
        _timing = timing;
        _open.ForEach(leg => leg.Timing = timing ?? default);
    }

    /// <summary>Moves what a budget refused to the next period.</summary>
    /// <returns>Whether anything was moved, and asking again makes sense.</returns>
    public bool TryDelay(AdmissionResult result)
    {
        if (result.Rule is { } rule)
        {
            bool isBudget = rule.StartsWith(Rules.ThrottlePrefix, StringComparison.Ordinal);
            if (!isBudget || Timing.After(topic, result.Until ?? DateTimeOffset.MaxValue) is not { } later)
            {
                return false;
            }

            Schedule(later);
            return true;
        }

        bool moved = false;
        for (int i = 0; i < result.Legs.Count; i++)
        {
            if (result.Legs[i] is { } refusal && Timing.After(topic, refusal.Until) is { } later)
            {
                _open[i].Timing = later;
                moved = true;
            }
        }

        return moved;
    }

    public AdmissionRequest ToRequest(bool requiresAllLegs, long repeats = 0)
    {
        DateTimeOffset dueAt = _timing?.DueAt ?? now;
        return new AdmissionRequest
        {
            Event = securityEvent,
            Now = now,
            DueAt = dueAt,
            Fingerprint = Fingerprint.Of(securityEvent, topic.Fingerprint),
            DedupPeriod = topic.DedupPeriod,
            Budgets = _timing is null ? [] : [.. Draws(topic.EventThrottles, null, dueAt)],
            Legs = _timing is null ? [] : [.. _open.Select(ToDraft)],
            RequiresAllLegs = requiresAllLegs,
            IsDryRun = isDryRun,
            Repeats = repeats,
            Transaction = transaction,
        };
    }

    /// <summary>Takes over what the store said of each leg.</summary>
    public async ValueTask CloseAsync(AdmissionResult result, IAdmissionStore store, CancellationToken cancellationToken)
    {
        OpenLeg[] open = [.. _open];
        for (int i = 0; i < open.Length; i++)
        {
            if (result.Legs[i] is not { } refusal)
            {
                _ended.Add(new LegResult(open[i].Endpoint.Name, Outcome.Waiting, null, open[i].Timing.DueAt));
            }
            else if (topic.Overflow == Overflow.Drop)
            {
                Refuse(open[i], refusal.Rule);
            }
            else
            {
                await SummarizeAsync([open[i]], refusal.Rule, refusal.Until, store, cancellationToken).ConfigureAwait(false);
            }
        }

        _open = [];
    }

    public async ValueTask SummarizeAllAsync(
        string rule, DateTimeOffset until, IAdmissionStore store, CancellationToken cancellationToken)
    {
        Summaries = await SummarizeAsync(_open, rule, until, store, cancellationToken).ConfigureAwait(false);
        _open = [];
    }

    public PublishResult EndAll(string rule, DateTimeOffset? until = null)
    {
        foreach (OpenLeg leg in _open.ToArray())
        {
            Refuse(leg, rule);
        }

        return End(rule, until);
    }

    public PublishResult End(string? rule, DateTimeOffset? until = null)
    {
        PublishStatus status = _ended.Exists(leg => leg.Outcome == Outcome.Waiting) ? PublishStatus.Accepted
            : _ended.Exists(leg => leg.Outcome == Outcome.Summarized) ? PublishStatus.Summarized
            : PublishStatus.Suppressed;
        string? ending = status == PublishStatus.Accepted ? null : rule ?? FirstRefusal;
        return new PublishResult(securityEvent.Id, status, ending, until, _ended, []);
    }

    private void Refuse(OpenLeg leg, string rule)
    {
        _open.Remove(leg);
        _ended.Add(new LegResult(leg.Endpoint.Name, Outcome.Suppressed, rule, null));
        Record(leg.Endpoint, Outcome.Suppressed, rule);
    }

    private async ValueTask<IReadOnlyList<Leg>> SummarizeAsync(
        IReadOnlyList<OpenLeg> legs,
        string rule,
        DateTimeOffset until,
        IAdmissionStore store,
        CancellationToken cancellationToken)
    {
        DateTimeOffset periodEnd = until < DateTimeOffset.MaxValue ? until : now + LongestSummaryPeriod;
        DateTimeOffset dueAt = topic.NextOpening(periodEnd) ?? periodEnd;
        string? asset = securityEvent.Asset?.Name ?? securityEvent.Asset?.Id;
        List<OverflowCount> counts =
            [.. legs.Select(leg => new OverflowCount(
                SummaryLeg(leg, dueAt), rule[Rules.ThrottlePrefix.Length..], securityEvent.Severity, asset, now))];
        if (!isDryRun)
        {
            await store.CountAsync(counts, transaction, cancellationToken).ConfigureAwait(false);
        }

        foreach (OpenLeg leg in legs)
        {
            _ended.Add(new LegResult(leg.Endpoint.Name, Outcome.Summarized, rule, dueAt));
            Record(leg.Endpoint, Outcome.Summarized, rule);
        }

        return [.. counts.Select(count => count.Summary)];
    }

    private void Record(CompiledEndpoint endpoint, Outcome outcome, string rule)
    {
        if (!isDryRun)
        {
            log.Record(new RefusalEntry(
                securityEvent, endpoint.Name, endpoint.Endpoint.Channel, outcome, rule, now));
        }
    }

    private LegDraft ToDraft(OpenLeg leg) => new(
        new Leg
        {
            Id = $"{securityEvent.Id}/{securityEvent.Tenant}/{leg.Endpoint.Name}",
            Tenant = securityEvent.Tenant,
            Endpoint = leg.Endpoint.Name,
            Topic = securityEvent.Topic,
            Kind = topic.Mode == TopicMode.Report ? DeliveryKind.Report
                : Repeated is null ? DeliveryKind.Event
                : DeliveryKind.Reminder,
            RepeatCount = Repeated?.Count ?? 0,
            RepeatSince = Repeated?.FirstSeenAt,
            DueAt = leg.Timing.DueAt,
            GroupKey = leg.Timing.GroupKey,
            AcceptedAt = now,
            Event = securityEvent,
        },
        [.. Draws(topic.LegThrottles, leg.Endpoint, leg.Timing.DueAt)]);

    private Leg SummaryLeg(OpenLeg leg, DateTimeOffset dueAt) => new()
    {
        Id = "s-" + Fingerprint.Of(
            securityEvent.Tenant, securityEvent.Topic, leg.Endpoint.Name, $"{dueAt.UtcTicks}"),
        Tenant = securityEvent.Tenant,
        Endpoint = leg.Endpoint.Name,
        Topic = securityEvent.Topic,
        Kind = DeliveryKind.Summary,
        DueAt = dueAt,
        AcceptedAt = now,
    };

    private IEnumerable<BudgetDraw> Draws(
        IReadOnlyList<Throttle> throttles, CompiledEndpoint? endpoint, DateTimeOffset dueAt) =>
        topic.Mandatory ? [] : throttles.Where(throttle => throttle.AppliesTo(securityEvent)).Select(throttle =>
            new BudgetDraw(
                throttle,
                throttle.KeyFor(securityEvent, endpoint?.Recipient, endpoint?.Name),
                securityEvent.Severity,
                dueAt));
}
