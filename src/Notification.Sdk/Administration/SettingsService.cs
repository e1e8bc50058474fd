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
        bool asksVerified = copy is Endpoint { Verified: true };
        await ChangeAsync<T>(
            copy.Tenant,
            copy.Name,
            snapshot =>
            {
                if (copy is Endpoint endpoint)
                {
                    Endpoint? before = snapshot.Document.Find<Endpoint>(endpoint.Tenant, endpoint.Name);
                    bool isNewAddress = before?.Address != endpoint.Address || before.Channel != endpoint.Channel;
                    endpoint.Verified =
                        asksVerified && !(isNewAddress && endpoint.Group is null && snapshot.Document.Options.RequireVerification);
                }

                return (true, copy);
            },
            "saved",
            changedBy,
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> DeleteAsync<T>(
        string name, string changedBy, string tenant, CancellationToken cancellationToken)
        where T : Setting
    {
        SettingsChange? deleted = await ChangeAsync<T>(
            tenant, name, snapshot => (snapshot.Document.Find<T>(tenant, name) is not null, null), "deleted", changedBy, cancellationToken)
            .ConfigureAwait(false);
        if (deleted?.Before.Document.Find<T>(tenant, name) is Endpoint endpoint)
        {
            await ReleaseAsync(new EndpointKey(tenant, endpoint.Name), cancellationToken).ConfigureAwait(false);
        }

        return deleted is not null;
    }

    public async ValueTask EnableEndpointAsync(
        string name, bool isEnabled, string changedBy, string tenant, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(changedBy);
        var key = new EndpointKey(tenant, name);
        EndpointState state = isEnabled ? EndpointState.Enabled : EndpointState.Disabled;
        if (isEnabled)
        {
            // The record first: what is enabled by the settings must not be held by its health.
            Endpoint known = Find(await policies.CurrentAsync(cancellationToken).ConfigureAwait(false), key);
            await ReleaseAsync(new EndpointKey(tenant, known.Name), cancellationToken).ConfigureAwait(false);
        }

        await ChangeAsync<Endpoint>(
            tenant,
            name,
            snapshot =>
            {
                Endpoint endpoint = Find(snapshot, key);
                bool isChange = endpoint.State != state;
                endpoint.State = state;
                return (isChange, endpoint);
            },
            isEnabled ? "enabled" : "disabled",
            changedBy,
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisableAsync(EndpointKey key, CancellationToken cancellationToken) =>
        SetStateAsync(key, EndpointState.Enabled, EndpointState.AutoDisabled, cancellationToken);

    public ValueTask EnableAsync(EndpointKey key, CancellationToken cancellationToken) =>
        SetStateAsync(key, EndpointState.AutoDisabled, EndpointState.Enabled, cancellationToken);

    public ValueTask<TestReceipt> RequestVerificationAsync(
        string name, string tenant, CancellationToken cancellationToken) =>
        verifier.RequestAsync(name, tenant, cancellationToken);

    public async ValueTask<bool> ConfirmVerificationAsync(
        string name, string code, string tenant, CancellationToken cancellationToken)
    {
        var key = new EndpointKey(tenant, name);
        Endpoint asked = Find(await policies.CurrentAsync(cancellationToken).ConfigureAwait(false), key);
        if (!await verifier.ConfirmAsync(asked, code, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        SettingsChange? verified = await ChangeAsync<Endpoint>(
            tenant,
            name,
            snapshot =>
            {
                Endpoint endpoint = Find(snapshot, key);
                endpoint.Verified = true;
                return (endpoint.Address == asked.Address && endpoint.Channel == asked.Channel, endpoint);
            },
            "verified",
            Engine,
            cancellationToken).ConfigureAwait(false);
        return verified is not null;
    }

    private static Endpoint Find(PolicySnapshot snapshot, EndpointKey key)
    {
        CompiledEndpoint? found = snapshot.Tenant(key.Tenant).Endpoints.GetValueOrDefault(key.Name);
        Endpoint copy = SettingKinds.Copy(found?.Endpoint ?? throw new ArgumentException(
            $"There is no endpoint '{Problems.Shown(key.Name)}' for this tenant.", nameof(key)));

        // The default inbox belongs to every tenant; a change makes it this tenant's own.
        copy.Tenant = key.Tenant;
        return copy;
    }

    private StoredSetting Stored<T>(string tenant, string name, T? setting, string changedBy)
        where T : Setting =>
        new(SettingKinds.KindOf(typeof(T)), tenant, name, setting is null ? null : SettingKinds.ToJson(setting), changedBy, time.GetUtcNow());

    private async ValueTask SetStateAsync(
        EndpointKey key, EndpointState from, EndpointState to, CancellationToken cancellationToken) =>
        await policies.ChangeAsync(
            snapshot =>
            {
                Endpoint endpoint = Find(snapshot, key);
                if (endpoint.State != from)
                {
                    return null;
                }

                endpoint.State = to;
                return Stored(key.Tenant, endpoint.Name, endpoint, Engine);
            },
            cancellationToken).ConfigureAwait(false);

    private ValueTask ReleaseAsync(EndpointKey endpoint, CancellationToken cancellationToken) =>
        release.ReleaseAsync(endpoint, time.GetUtcNow(), cancellationToken);

    private async ValueTask<SettingsChange?> ChangeAsync<T>(
        string tenant,
        string name,
        Func<PolicySnapshot, (bool IsChange, T? Setting)> change,
        string verb,
        string changedBy,
        CancellationToken cancellationToken)
        where T : Setting
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(changedBy);
        SettingsChange? changed = await policies.ChangeAsync(
            snapshot => change(snapshot) is (true, var setting)
                ? Stored(tenant, setting?.Name ?? snapshot.Document.Find<T>(tenant, name)?.Name ?? name, setting, changedBy)
                : null,
            cancellationToken).ConfigureAwait(false);
        if (changed is not null)
        {
            await announcer.AnnounceAsync(changed, verb, cancellationToken).ConfigureAwait(false);
            signal.Wake();
        }

        return changed;
    }
}
