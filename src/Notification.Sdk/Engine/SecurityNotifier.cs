using System.Data.Common;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Admission;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Findings;
using Notification.Sdk.Gate;
using Notification.Sdk.Health;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
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
    AwayGate away,
    EngineCondition condition,
    EndpointTester tester,
    GroupOutlook groups,
    DispatchSignal signal,
    EngineMetrics metrics,
    GateClock clock,
    TimeProvider time,
    ILogger<SecurityNotifier> logger) : ISecurityNotifier
{
    private const int TakenTogether = 64;

    // What the store said when it last failed somebody whose event this node decided alone.
    private volatile StoreException? _trouble;

    public ValueTask<PublishResult> PublishAsync(
        SecurityEvent securityEvent, CancellationToken cancellationToken = default)
    {
        EventRules.Check(securityEvent);
        return policies.Current is { } snapshot && !cancellationToken.IsCancellationRequested
            && TryAnswer(securityEvent, snapshot.Tenant(securityEvent.Tenant), fetched: null, out PublishResult result)
                ? new ValueTask<PublishResult>(result)
                : TakeAsync(securityEvent, null, isSeen: false, cancellationToken);
    }

    public async ValueTask<PublishResult> PublishAsync(
        SecurityEvent securityEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        EventRules.Check(securityEvent);
        return await TakeAsync(securityEvent, transaction, isSeen: false, cancellationToken).ConfigureAwait(false);
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

        // A setting that changes meanwhile holds for the findings of the next batch.
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        bool isSeen = await SeeAsync(securityEvents, snapshot, cancellationToken).ConfigureAwait(false);
        var fetched = new GateKey?[TakenTogether];
        var results = new PublishResult[securityEvents.Count];
        List<(int Index, Task<PublishResult> Result)> underWay = [];
        try
        {
            for (int i = 0; i < results.Length; i++)
            {
                if (i % TakenTogether == 0)
                {
                    await CollectAsync(underWay, results).ConfigureAwait(false);
                    snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
                    Prefetch(securityEvents, i, snapshot, fetched);
                }

                SecurityEvent next = securityEvents[i];
                TenantPolicies tenant = snapshot.Tenant(next.Tenant);
                cancellationToken.ThrowIfCancellationRequested();
                if (TryAnswer(next, tenant, fetched[i % TakenTogether], out results[i]))
                {
                    continue;
                }

                ValueTask<PublishResult> taking = TakeAsync(next, null, isSeen, cancellationToken);
                if (taking.IsCompletedSuccessfully)
                {
                    results[i] = taking.Result;
                    continue;
                }

                underWay.Add((i, taking.AsTask()));
                if (TriggerEngine.Concerns(next, tenant))
                {
                    // It raises others, which come before those that follow it.
                    await CollectAsync(underWay, results).ConfigureAwait(false);
                }
            }

            await CollectAsync(underWay, results).ConfigureAwait(false);
        }
        catch
        {
            await Task.WhenAll(underWay.Select(Task (taking) => taking.Result)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
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
        IReadOnlyList<ExplanationStep> steps = ExplanationSteps.Of(
            result, now, name => tenant.Endpoints.GetValueOrDefault(name)?.Group is { } group ? groups.Of(securityEvent.Tenant, group, now) : null);
        return new Explanation(tenant.Topic(securityEvent.Topic).Name, now, steps, result, raised);
    }

    // The store is asked about some events at once, in their order: a store that waits for a disk or a network takes them together.
    private static async ValueTask CollectAsync(List<(int Index, Task<PublishResult> Result)> underWay, PublishResult[] results)
    {
        foreach ((int index, Task<PublishResult> result) in underWay)
        {
            results[index] = await result.ConfigureAwait(false);
        }

        underWay.Clear();
    }

    // The memory for some events is under way before the first of them is looked at.
    private void Prefetch(IReadOnlyList<SecurityEvent> securityEvents, int from, PolicySnapshot snapshot, GateKey?[] fetched)
    {
        for (int i = from; i < Math.Min(securityEvents.Count, from + TakenTogether); i++)
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

    // Where one of them is decided without the store, each is seen by itself.
    private async ValueTask<bool> SeeAsync(IReadOnlyList<SecurityEvent> securityEvents, PolicySnapshot snapshot, CancellationToken cancellationToken)
    {
        try
        {
            await findings.SeeAsync(securityEvents, snapshot, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StoreException trouble) when (trouble.IsTransient && securityEvents.Any(next => MayDecide(next, null)))
        {
            return false;
        }
    }

    private bool MayDecide(SecurityEvent securityEvent, DbTransaction? transaction) =>
        transaction is null && policies.Current?.Tenant(securityEvent.Tenant).Topic(securityEvent.Topic).DecidesLocally == true;

    private async ValueTask<PublishResult> TakeAsync(
        SecurityEvent securityEvent, DbTransaction? transaction, bool isSeen, CancellationToken cancellationToken)
    {
        // While the dispatcher waits for a store that failed here too, nobody waits for it again.
        StoreException? trouble = _trouble = condition.StoreTrouble is null ? null : _trouble;
        if (trouble is null || !MayDecide(securityEvent, transaction))
        {
            try
            {
                return await AskAsync(securityEvent, transaction, isSeen, cancellationToken).ConfigureAwait(false);
            }
            catch (StoreException failure) when (failure.IsTransient && MayDecide(securityEvent, transaction))
            {
                trouble = _trouble = failure;
            }
        }

        TenantPolicies tenant = policies.Current!.Tenant(securityEvent.Tenant);
        PublishResult result = await away.DecideAsync(securityEvent, tenant, time.GetUtcNow(), trouble, cancellationToken).ConfigureAwait(false);
        Publish(securityEvent, tenant.Topic(securityEvent.Topic), result);
        return result;
    }

    private async ValueTask<PublishResult> AskAsync(
        SecurityEvent securityEvent, DbTransaction? transaction, bool isSeen, CancellationToken cancellationToken)
    {
        using System.Diagnostics.Activity? activity = EngineMetrics.Activities.StartActivity("publish");
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        TenantPolicies tenant = snapshot.Tenant(securityEvent.Tenant);
        DateTimeOffset now = time.GetUtcNow();
        await counts.FollowAsync(snapshot, now, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<SecurityEvent> raised = tenant.Triggers.Count == 0 ? [] : await triggers
            .ObserveAsync(securityEvent, tenant, now, isDryRun: false, transaction, cancellationToken).ConfigureAwait(false);
        PublishResult result = await DecideAsync(securityEvent, tenant, now, transaction, isSeen, cancellationToken)
            .ConfigureAwait(false);
        if (raised.Count == 0)
        {
            return result;
        }

        List<PublishResult> further = [];
        foreach (SecurityEvent above in raised)
        {
            further.Add(await DecideAsync(above, tenant, now, transaction, isSeen: false, cancellationToken).ConfigureAwait(false));
        }

        return result with { Raised = further };
    }

    private async ValueTask<PublishResult> DecideAsync(
        SecurityEvent securityEvent,
        TenantPolicies tenant,
        DateTimeOffset now,
        DbTransaction? transaction,
        bool isSeen,
        CancellationToken cancellationToken)
    {
        if (!isSeen)
        {
            await findings.SeeAsync(securityEvent, tenant.Topic(securityEvent.Topic), now, transaction, cancellationToken)
                .ConfigureAwait(false);
        }

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
