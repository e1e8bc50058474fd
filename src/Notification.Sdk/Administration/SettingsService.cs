using Notification.Sdk.Dispatch;
using Notification.Sdk.Engine;
using Notification.Sdk.Health;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Administration;

/// <summary>Changes settings at run time, and tells the people whom it concerns.</summary>
internal sealed class SettingsService(
    PolicyProvider policies,
    ChangeAnnouncer announcer,
    EndpointVerifier verifier,
    EndpointRelease release,
    DispatchSignal signal,
    TimeProvider time) : INotificationSettings, IEndpointGuard
{
    private const string Engine = "Notification.Sdk";

    public async ValueTask<IReadOnlyList<T>> ListAsync<T>(string tenant, CancellationToken cancellationToken)
        where T : Setting
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        return [.. snapshot.Document.All<T>().Where(setting => setting.Tenant == tenant).Select(SettingKinds.Copy)];
    }

    public async ValueTask SaveAsync<T>(T setting, string changedBy, CancellationToken cancellationToken)
        where T : Setting
    {
        ArgumentNullException.ThrowIfNull(setting);
        T copy = SettingKinds.Copy(setting);
        if (copy is Endpoint endpoint)
        {
            PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
            Endpoint? before = snapshot.Document.Find<Endpoint>(endpoint.Tenant, endpoint.Name);
            bool isNewAddress = before?.Address != endpoint.Address || before.Channel != endpoint.Channel;
            endpoint.Verified &= !(isNewAddress && endpoint.Group is null && snapshot.Document.Options.RequireVerification);
        }

        await ChangeAsync<T>(copy.Tenant, copy.Name, copy, "saved", changedBy, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> DeleteAsync<T>(
        string name, string changedBy, string tenant, CancellationToken cancellationToken)
        where T : Setting
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot.Document.Find<T>(tenant, name) is not { } known)
        {
            return false;
        }

        await ChangeAsync<T>(tenant, known.Name, null, "deleted", changedBy, cancellationToken).ConfigureAwait(false);
        if (known is Endpoint endpoint)
        {
            await ReleaseAsync(endpoint, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    public async ValueTask EnableEndpointAsync(
        string name, bool isEnabled, string changedBy, string tenant, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(changedBy);
        Endpoint endpoint = await FindAsync(new EndpointKey(tenant, name), cancellationToken).ConfigureAwait(false);
        EndpointState state = isEnabled ? EndpointState.Enabled : EndpointState.Disabled;
        if (isEnabled)
        {
            // The record first: what is enabled by the settings must not be held by its health.
            await ReleaseAsync(endpoint, cancellationToken).ConfigureAwait(false);
        }

        if (endpoint.State != state)
        {
            endpoint.State = state;
            await ChangeAsync<Endpoint>(tenant, endpoint.Name, endpoint, isEnabled ? "enabled" : "disabled", changedBy, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    public async ValueTask DisableAsync(EndpointKey key, CancellationToken cancellationToken) =>
        await SetStateAsync(key, EndpointState.Enabled, EndpointState.AutoDisabled, cancellationToken).ConfigureAwait(false);

    public async ValueTask EnableAsync(EndpointKey key, CancellationToken cancellationToken) =>
        await SetStateAsync(key, EndpointState.AutoDisabled, EndpointState.Enabled, cancellationToken).ConfigureAwait(false);

    public ValueTask<TestReceipt> RequestVerificationAsync(
        string name, string tenant, CancellationToken cancellationToken) =>
        verifier.RequestAsync(name, tenant, cancellationToken);

    public async ValueTask<bool> ConfirmVerificationAsync(
        string name, string code, string tenant, CancellationToken cancellationToken)
    {
        Endpoint endpoint = await FindAsync(new EndpointKey(tenant, name), cancellationToken).ConfigureAwait(false);
        if (!await verifier.ConfirmAsync(endpoint, code, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        endpoint.Verified = true;
        await ChangeAsync<Endpoint>(tenant, endpoint.Name, endpoint, "verified", Engine, cancellationToken)
            .ConfigureAwait(false);
        return true;
    }

    private async ValueTask SetStateAsync(
        EndpointKey key, EndpointState from, EndpointState to, CancellationToken cancellationToken)
    {
        Endpoint endpoint = await FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (endpoint.State == from)
        {
            endpoint.State = to;
            StoredSetting change = new(
                SettingKinds.KindOf(typeof(Endpoint)), key.Tenant, endpoint.Name, SettingKinds.ToJson(endpoint), Engine, time.GetUtcNow());
            await policies.ChangeAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask ReleaseAsync(Endpoint endpoint, CancellationToken cancellationToken) =>
        release.ReleaseAsync(new EndpointKey(endpoint.Tenant, endpoint.Name), time.GetUtcNow(), cancellationToken);

    private async ValueTask<Endpoint> FindAsync(EndpointKey key, CancellationToken cancellationToken)
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        CompiledEndpoint? found = snapshot.Tenant(key.Tenant).Endpoints.GetValueOrDefault(key.Name);
        Endpoint copy = SettingKinds.Copy(found?.Endpoint ?? throw new ArgumentException(
            $"There is no endpoint '{Problems.Shown(key.Name)}' for this tenant.", nameof(key)));

        // The default inbox belongs to every tenant; a change makes it this tenant's own.
        copy.Tenant = key.Tenant;
        return copy;
    }

    private async ValueTask ChangeAsync<T>(
        string tenant, string name, T? setting, string verb, string changedBy, CancellationToken cancellationToken)
        where T : Setting
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(changedBy);
        string kind = SettingKinds.KindOf(typeof(T));
        string? json = setting is null ? null : SettingKinds.ToJson(setting);
        var change = new StoredSetting(kind, tenant, name, json, changedBy, time.GetUtcNow());
        (PolicySnapshot before, PolicySnapshot after) =
            await policies.ChangeAsync(change, cancellationToken).ConfigureAwait(false);
        await announcer.AnnounceAsync(change, verb, before, after, cancellationToken).ConfigureAwait(false);
        signal.Wake();
    }
}
