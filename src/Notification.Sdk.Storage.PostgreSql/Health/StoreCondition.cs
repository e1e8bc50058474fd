using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Health;

/// <summary>What the last step failed of, for the health check.</summary>
internal sealed class StoreCondition(Database database) : IStoreCondition
{
    public string? Trouble => database.Trouble?.Message;
}
