using System.Data.Common;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Admission;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Findings;
using Notification.Sdk.Gate;
using Notification.Sdk.Settings;
using Notification.Sdk.Telemetry;
using Notification.Sdk.Triggers;

namespace Notification.Sdk.Engine;

/// <summary>The front door. Reads the clock once for each event, and once more for one that the store is asked about.</summary>
internal sealed class SecurityNotifier(
    PolicyProvider policies,
    TriggerEngine triggers,
    FindingRecorder findings,
    Gatekeeper gatekeeper,
    FrontGate front,
    LocalCounts counts,
    EndpointTester tester,
    DispatchSignal signal,
    EngineMetrics metrics,
    GateClock clock,
    TimeProvider time,
    ILogger<SecurityNotifier> logger) : ISecurityNotifier
{
    private const int FetchedTogether = 32;

    public ValueTask<PublishResult> PublishAsync(
        SecurityEvent securityEvent, CancellationToken cancellationToken = default)
    {
        EventRules.Check(securityEvent);
        return policies.Current is { } snapshot && !cancellationToken.IsCancellationRequested
            && TryAnswer(securityEvent, snapshot.Tenant(securityEvent.Tenant), fetched: null, out PublishResult result)
                ? new ValueTask<PublishResult>(result)
                : TakeAsync(securityEvent, null, cancellationToken);
    }

    public async ValueTask<PublishResult> PublishAsync(
        SecurityEvent securityEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        EventRules.Check(securityEvent);
        return await TakeAsync(securityEvent, transaction, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<PublishResult>> PublishAsync(
        IReadOnlyList<SecurityEvent> securityEvents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(securityEvents);
        for (int i = 0; i < securityEvents.Count; i++)
        {
            string? fault = securityEvents[i] is { } securityEvent ? EventRules.Fault(securityEvent) : "it is null.";
            if (fault is not null)
            {
                throw new ArgumentException($"Event {i} of {securityEvents.Count}: {fault}", nameof(securityEvents));
            }
        }

        PolicySnapshot? snapshot = null;
        var fetched = new GateKey?[FetchedTogether];
        var results = new PublishResult[securityEvents.Count];
        for (int i = 0; i < results.Length; i++)
        {
            if (i % FetchedTogether == 0)
            {
                snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
                Prefetch(securityEvents, i, snapshot, fetched);
            }

            SecurityEvent next = securityEvents[i];
            cancellationToken.ThrowIfCancellationRequested();
            results[i] = TryAnswer(next, snapshot!.Tenant(next.Tenant), fetched[i % FetchedTogether], out PublishResult result)
                ? result
                : await TakeAsync(next, null, cancellationToken).ConfigureAwait(false);
        }

        return results;
    }

    public async ValueTask<Explanation> ExplainAsync(
        SecurityEvent securityEvent, DateTimeOffset? at = null, CancellationToken cancellationToken = default)
    {
        EventRules.Check(securityEvent);
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        TenantPolicies tenant = snapshot.Tenant(securityEvent.Tenant);
        DateTimeOffset now = at ?? time.GetUtcNow();
        IReadOnlyList<SecurityEvent> raised = await triggers
            .ObserveAsync(securityEvent, tenant, now, isDryRun: true, transaction: null, cancellationToken).ConfigureAwait(false);
        List<Explanation> further = [];
        foreach (SecurityEvent above in raised)
        {
            further.Add(await ExplainAsync(above, tenant, now, [], cancellationToken).ConfigureAwait(false));
        }

        return await ExplainAsync(securityEvent, tenant, now, further, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<TestReceipt> TestAsync(
        string endpoint, string tenant = "", CancellationToken cancellationToken = default) =>
        tester.TestAsync(endpoint, tenant, cancellationToken);

    private async ValueTask<Explanation> ExplainAsync(
        SecurityEvent securityEvent,
        TenantPolicies tenant,
        DateTimeOffset now,
        IReadOnlyList<Explanation> raised,
        CancellationToken cancellationToken)
    {
        PublishResult result = await gatekeeper
            .DecideAsync(securityEvent, tenant, now, isDryRun: true, transaction: null, cancellationToken).ConfigureAwait(false);
        result = result with { Raised = [.. raised.Select(explanation => explanation.Result)] };
        return new Explanation(
            tenant.Topic(securityEvent.Topic).Name, now, ExplanationSteps.Of(result, now), result, raised);
    }

    // The memory for some events is under way before the first of them is looked at.
    private void Prefetch(IReadOnlyList<SecurityEvent> securityEvents, int from, PolicySnapshot snapshot, GateKey?[] fetched)
    {
        for (int i = from; i < Math.Min(securityEvents.Count, from + FetchedTogether); i++)
        {
            TenantPolicies tenant = snapshot.Tenant(securityEvents[i].Tenant);
            fetched[i - from] = front.Prefetch(securityEvents[i], tenant, tenant.Topic(securityEvents[i].Topic));
        }
    }

    // Nothing that a store need be asked about: not even a trigger or a finding, which see every event.
    private bool TryAnswer(SecurityEvent securityEvent, TenantPolicies tenant, GateKey? fetched, out PublishResult result)
    {
        CompiledTopic topic = tenant.Topic(securityEvent.Topic);
        result = default;
        if (TriggerEngine.Concerns(securityEvent, tenant) || findings.Concerns(securityEvent, topic)
            || !front.TryAnswer(securityEvent, tenant, topic, clock.Now, isDryRun: false, mayRepeat: true, fetched, out result))
        {
            return false;
        }

        Publish(securityEvent, topic, result);
        return true;
    }

    private void Publish(SecurityEvent securityEvent, CompiledTopic topic, in PublishResult result)
    {
        metrics.Published(topic.Name, result.Status, result.Rule);
        if (result.Rule == Rules.NoSubscription && topic.Nowhere(Rules.NoSubscription).IsLoggedAt(time.GetTimestamp(), time))
        {
            Log.Unrouted(logger, securityEvent.Id, securityEvent.Topic);
        }
    }

    private async ValueTask<PublishResult> TakeAsync(
        SecurityEvent securityEvent, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        using System.Diagnostics.Activity? activity = EngineMetrics.Activities.StartActivity("publish");
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        TenantPolicies tenant = snapshot.Tenant(securityEvent.Tenant);
        DateTimeOffset now = time.GetUtcNow();
        await counts.FollowAsync(snapshot, now, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<SecurityEvent> raised = tenant.Triggers.Count == 0 ? [] : await triggers
            .ObserveAsync(securityEvent, tenant, now, isDryRun: false, transaction, cancellationToken).ConfigureAwait(false);
        PublishResult result = await DecideAsync(securityEvent, tenant, now, transaction, cancellationToken)
            .ConfigureAwait(false);
        if (raised.Count == 0)
        {
            return result;
        }

        List<PublishResult> further = [];
        foreach (SecurityEvent above in raised)
        {
            further.Add(await DecideAsync(above, tenant, now, transaction, cancellationToken).ConfigureAwait(false));
        }

        return result with { Raised = further };
    }

    private async ValueTask<PublishResult> DecideAsync(
        SecurityEvent securityEvent,
        TenantPolicies tenant,
        DateTimeOffset now,
        DbTransaction? transaction,
        CancellationToken cancellationToken)
    {
        await findings.SeeAsync(securityEvent, tenant.Topic(securityEvent.Topic), now, transaction, cancellationToken)
            .ConfigureAwait(false);
        PublishResult result = await gatekeeper
            .DecideAsync(securityEvent, tenant, now, isDryRun: false, transaction, cancellationToken).ConfigureAwait(false);
        Publish(securityEvent, tenant.Topic(securityEvent.Topic), result);
        if (result.Status != PublishStatus.Suppressed)
        {
            signal.Wake();
        }

        return result;
    }
}
