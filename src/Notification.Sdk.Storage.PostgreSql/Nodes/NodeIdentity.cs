namespace Notification.Sdk.Storage.PostgreSql.Nodes;

/// <summary>What tells this process from others over the same database.</summary>
internal sealed class NodeIdentity
{
    public Guid Id { get; } = Guid.NewGuid();
}
