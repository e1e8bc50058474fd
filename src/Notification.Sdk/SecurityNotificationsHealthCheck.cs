using Microsoft.Extensions.Diagnostics.HealthChecks;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk;

/// <summary>Says whether notifications get out: degraded when an endpoint was disabled automatically, unhealthy when what is due
/// has not been sent for five minutes. Register it with <c>AddCheck&lt;SecurityNotificationsHealthCheck&gt;(name)</c>.</summary>
public sealed class SecurityNotificationsHealthCheck : IHealthCheck
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(5);

    private readonly PolicyProvider _policies;
    private readonly IOutbox _outbox;
    private readonly TimeProvider _time;

    internal SecurityNotificationsHealthCheck(PolicyProvider policies, IOutbox outbox, TimeProvider time)
    {
        _policies = policies;
        _outbox = outbox;
        _time = time;
    }

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        PolicySnapshot snapshot = await _policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset? due = await _outbox.NextDueAsync(snapshot.Held, cancellationToken).ConfigureAwait(false);
        if (due is { } oldest && _time.GetUtcNow() - oldest > LongestLag)
        {
            return HealthCheckResult.Unhealthy($"Notifications wait that were due at {oldest.ToUniversalTime():yyyy-MM-dd HH:mm}Z.");
        }

        return snapshot.Held.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(
                $"Disabled automatically: {string.Join(", ", snapshot.Held.Select(endpoint => endpoint.Name))}.");
    }
}
