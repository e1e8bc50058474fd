using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;

namespace Notification.Sdk.Tests.Support;

/// <summary>Settings in memory that fail when the test says so.</summary>
internal sealed class SettingsStoreDouble : ISettingsStore
{
    private readonly InMemorySettingsStore _inner = new();

    /// <summary>Why calls fail; null when they do not.</summary>
    public Exception? Fault { get; set; }

    private InMemorySettingsStore Inner => Fault is null ? _inner : throw Fault;

    public ValueTask<StoredSettings> LoadAsync(CancellationToken cancellationToken) => Inner.LoadAsync(cancellationToken);

    public ValueTask<long> RevisionAsync(CancellationToken cancellationToken) => Inner.RevisionAsync(cancellationToken);

    public ValueTask<long?> SaveAsync(StoredSetting setting, long revision, CancellationToken cancellationToken) =>
        Inner.SaveAsync(setting, revision, cancellationToken);
}
