using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Settings;

/// <summary>Holds the snapshot by which events are judged, and replaces it when options or run-time settings change.</summary>
internal sealed class PolicyProvider : IDisposable
{
    private readonly IOptionsFactory<SecurityNotificationsOptions> _factory;
    private readonly ISettingsStore _store;
    private readonly SettingsCompiler _compiler;
    private readonly ILogger<PolicyProvider> _logger;
    private readonly SemaphoreSlim _changing = new(1);
    private readonly IDisposable[] _reloads;
    private List<StoredSetting> _stored = [];
    private long _revision;
    private volatile PolicySnapshot? _current;

    public PolicyProvider(
        IOptionsFactory<SecurityNotificationsOptions> factory,
        IEnumerable<IOptionsChangeTokenSource<SecurityNotificationsOptions>> sources,
        ISettingsStore store,
        SettingsCompiler compiler,
        ILogger<PolicyProvider> logger)
    {
        _factory = factory;
        _store = store;
        _compiler = compiler;
        _logger = logger;
        _reloads = [.. sources.Select(source => ChangeToken.OnChange(source.GetChangeToken, Reload))];
    }

    /// <summary>The snapshot; null before it was asked for the first time.</summary>
    public PolicySnapshot? Current => _current;

    /// <summary>The snapshot. Completes at once but for the first time.</summary>
    public ValueTask<PolicySnapshot> CurrentAsync(CancellationToken cancellationToken) =>
        _current is { } current ? ValueTask.FromResult(current) : LoadAsync(cancellationToken);

    /// <summary>Takes a change of the run-time settings, when the whole stays right.</summary>
    /// <param name="change">Makes the change out of the settings as they stand, over all nodes; null for none. Asked again when another node
    /// was faster.</param>
    /// <param name="cancellationToken">Cancels before it is kept.</param>
    /// <returns>The change, and the snapshots before and after; null when there was none.</returns>
    /// <exception cref="ArgumentException">The settings would be wrong; nothing was changed.</exception>
    public async ValueTask<SettingsChange?> ChangeAsync(
        Func<PolicySnapshot, StoredSetting?> change, CancellationToken cancellationToken)
    {
        await CurrentAsync(cancellationToken).ConfigureAwait(false);
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                await FollowUnderLockAsync(cancellationToken).ConfigureAwait(false);
                PolicySnapshot before = _current!;
                if (change(before) is not { } wanted)
                {
                    return null;
                }

                List<StoredSetting> stored = [.. _stored.Where(setting => !IsSame(setting, wanted)), wanted];
                var problems = new Problems();
                PolicySnapshot after = Compile(before.Document.Options, stored, problems);
                if (problems.Lines.Count > 0)
                {
                    throw new ArgumentException(string.Join(Environment.NewLine, problems.Lines));
                }

                if (await _store.SaveAsync(wanted, _revision, cancellationToken).ConfigureAwait(false) is { } revision)
                {
                    (_stored, _revision, _current) = (stored, revision, after);
                    return new SettingsChange(wanted, before, after);
                }
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Takes over what other processes changed.</summary>
    /// <exception cref="StoreException">The store cannot be read; the settings before go on.</exception>
    public async ValueTask FollowAsync(CancellationToken cancellationToken)
    {
        await CurrentAsync(cancellationToken).ConfigureAwait(false);
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await FollowUnderLockAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    public void Dispose()
    {
        Array.ForEach(_reloads, reload => reload.Dispose());
        _changing.Dispose();
    }

    private static bool IsSame(StoredSetting x, StoredSetting y) =>
        x.Kind == y.Kind && x.Tenant == y.Tenant && x.Name.Equals(y.Name, StringComparison.OrdinalIgnoreCase);

    private async ValueTask<PolicySnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_current is { } loaded)
            {
                return loaded;
            }

            StoredSettings stored = await _store.LoadAsync(cancellationToken).ConfigureAwait(false);
            var problems = new Problems();
            SecurityNotificationsOptions options = _factory.Create(Options.DefaultName);
            PolicySnapshot snapshot = Compile(options, stored.Settings, problems);
            if (problems.Lines.Count > 0)
            {
                throw new OptionsValidationException(
                    Options.DefaultName, typeof(SecurityNotificationsOptions), problems.LinesOf(options.Key));
            }

            (_stored, _revision, _current) = ([.. stored.Settings], stored.Revision, snapshot);
            return snapshot;
        }
        finally
        {
            _changing.Release();
        }
    }

    private async ValueTask FollowUnderLockAsync(CancellationToken cancellationToken)
    {
        if (await _store.RevisionAsync(cancellationToken).ConfigureAwait(false) == _revision)
        {
            return;
        }

        StoredSettings stored = await _store.LoadAsync(cancellationToken).ConfigureAwait(false);
        (_stored, _revision) = ([.. stored.Settings], stored.Revision);
        var problems = new Problems();
        PolicySnapshot snapshot = Compile(_current!.Document.Options, _stored, problems);
        if (problems.Lines.Count > 0)
        {
            // Right where it was saved: the options of that node are others than those of this one.
            Log.FollowRefused(_logger, string.Join(Environment.NewLine, problems.Lines));
            return;
        }

        _current = snapshot;
        Log.Followed(_logger, _revision);
    }

    // Wrong options are refused as a whole: what was right before goes on, and the log says what to mend.
    private void Reload()
    {
        _changing.Wait();
        try
        {
            if (_current is null)
            {
                return;
            }

            var problems = new Problems();
            SecurityNotificationsOptions options = _factory.Create(Options.DefaultName);
            PolicySnapshot snapshot = Compile(options, _stored, problems);
            if (problems.Lines.Count > 0)
            {
                Log.ReloadRefused(_logger, string.Join(Environment.NewLine, problems.LinesOf(options.Key)));
                return;
            }

            _current = snapshot;
            Log.Reloaded(_logger);
        }
        catch (OptionsValidationException wrong)
        {
            Log.ReloadRefused(_logger, string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            // What the configuration binder throws; its message names the key and the value.
            Log.ReloadRefused(_logger, exception.Message);
        }
        finally
        {
            _changing.Release();
        }
    }

    private PolicySnapshot Compile(
        SecurityNotificationsOptions options, IEnumerable<StoredSetting> stored, Problems problems) =>
        _compiler.Compile(new SettingsDocument(options, stored), problems);
}
