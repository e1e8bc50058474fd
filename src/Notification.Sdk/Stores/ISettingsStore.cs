namespace Notification.Sdk.Stores;

/// <summary>Keeps what was set at run time. Thread-safe.</summary>
public interface ISettingsStore
{
    /// <summary>Everything that was set at run time.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<IReadOnlyList<StoredSetting>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps one setting, in place of an earlier one of the same kind, tenant and name.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="cancellationToken">Cancels the write; what was not written is not kept.</param>
    ValueTask SaveAsync(StoredSetting setting, CancellationToken cancellationToken);
}
