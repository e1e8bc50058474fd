namespace Notification.Sdk.Stores;

/// <summary>Keeps what was set at run time, for all nodes. Thread-safe. A store that many processes share tells each of them at once of what
/// another has changed, by <see cref="ISettingsSignal"/>; besides, the engine asks for <see cref="RevisionAsync"/> every
/// <see cref="IOutbox.PollInterval"/>, and every minute at least: so late does a change take effect elsewhere when its signal is lost.</summary>
public interface ISettingsStore
{
    /// <summary>Everything that was set at run time, and the revision at which it stands.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StoreException">It cannot be read.</exception>
    ValueTask<StoredSettings> LoadAsync(CancellationToken cancellationToken);

    /// <summary>The revision: a number that is another one after every change, by whichever process. Cheap.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StoreException">It cannot be read.</exception>
    ValueTask<long> RevisionAsync(CancellationToken cancellationToken);

    /// <summary>Keeps one setting, in place of an earlier one of the same kind, tenant and name whatever its case, when nothing was changed since
    /// a revision: so what two nodes change at once was checked together, and neither undoes the other's change.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="revision">The revision that the caller knows.</param>
    /// <param name="cancellationToken">Cancels the write; what was not written is not kept.</param>
    /// <returns>The revision after it; null when the settings stand at another one by now and nothing was kept.</returns>
    /// <exception cref="StoreException">Nothing was kept.</exception>
    ValueTask<long?> SaveAsync(StoredSetting setting, long revision, CancellationToken cancellationToken);
}
