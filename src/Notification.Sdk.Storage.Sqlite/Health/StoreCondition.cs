using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Health;

/// <summary>What the last transaction failed of, for the health check.</summary>
internal sealed class StoreCondition(StoreFile file) : IStoreCondition
{
    public string? Trouble => file.Trouble;
}
