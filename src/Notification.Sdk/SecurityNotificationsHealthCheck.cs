using Microsoft.Extensions.Diagnostics.HealthChecks;
using Notification.Sdk.Health;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk;

/// <summary>Says whether notifications get out. Unhealthy when the store fails, when what is due has not been sent for five minutes, or when a
/// standing test did not arrive; degraded when an endpoint is unhealthy or was disabled automatically. Register it with
/// <c>AddCheck&lt;SecurityNotificationsHealthCheck&gt;(name)</c>.</summary>
public sealed class SecurityNotificationsHealthCheck : IHealthCheck
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(5);

    private readonly PolicyProvider _policies;
    private readonly IOutbox _outbox;
    private readonly IHealthStore _health;
    private readonly IReadOnlyList<IStoreCondition> _stores;
    private readonly EngineCondition _engine;
    private readonly TimeProvider _time;

    internal SecurityNotificationsHealthCheck(
        PolicyProvider policies,
        IOutbox outbox,
        IHealthStore health,
        IEnumerable<IStoreCondition> stores,
        EngineCondition engine,
        TimeProvider time)
    {
        _policies = policies;
        _outbox = outbox;
        _health = health;
        _stores = [.. stores];
        _engine = engine;
        _time = time;
    }

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string? trouble = _engine.StoreTrouble ?? _stores.Select(store => store.Trouble).FirstOrDefault(found => found is not null);
        if (trouble is not null)
        {
            return HealthCheckResult.Unhealthy($"The store: {trouble}");
        }

        try
        {
            return await LookAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            return HealthCheckResult.Unhealthy($"The store: {exception.Message}");
        }
    }

    private async Task<HealthCheckResult> LookAsync(CancellationToken cancellationToken)
    {

        PolicySnapshot snapshot = await _policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<HealthRecord> records = await _health.LoadAsync(cancellationToken).ConfigureAwait(false);
        HashSet<EndpointKey> held = [.. snapshot.Held, .. Of(records, HealthStage.Disabled)];
        DateTimeOffset? due = await _outbox.NextDueAsync(
            [.. held, .. Of(records, HealthStage.Unhealthy), .. Of(records, HealthStage.AboutToBeDisabled)], cancellationToken)
            .ConfigureAwait(false);
        if (due is { } oldest && _time.GetUtcNow() - oldest > LongestLag)
        {
            return HealthCheckResult.Unhealthy($"Notifications wait that were due at {oldest.ToUniversalTime():yyyy-MM-dd HH:mm}Z.");
        }

        if (!_engine.MissedCanaries.IsEmpty)
        {
            return HealthCheckResult.Unhealthy($"The test message did not arrive: {Names(_engine.MissedCanaries.Keys)}.");
        }

        List<EndpointKey> failing =
            [.. Of(records, HealthStage.Unhealthy), .. Of(records, HealthStage.AboutToBeDisabled).Where(key => !held.Contains(key))];
        string[] found =
        [
            .. held.Count > 0 ? [$"Disabled automatically: {Names(held)}."] : Array.Empty<string>(),
            .. failing.Count > 0 ? [$"Unhealthy: {Names(failing)}."] : Array.Empty<string>(),
        ];
        return found.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', found));
    }

    private static IEnumerable<EndpointKey> Of(IReadOnlyList<HealthRecord> records, HealthStage stage) =>
        records.Where(record => record.Stage == stage).Select(record => record.Endpoint);

    private static string Names(IEnumerable<EndpointKey> endpoints) =>
        string.Join(", ", endpoints.Select(endpoint => endpoint.Name).Order(StringComparer.Ordinal));
}
