using Notification.Sdk.Storage.PostgreSql.Tests.Server;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Support;

/// <summary>A schema of one test, gone with it.</summary>
public sealed class TestSchema(PostgresServer server) : IAsyncDisposable
{
    public string Name { get; } = $"t_{Guid.NewGuid():N}";

    public PostgresServer Server => server;

    public async ValueTask DisposeAsync() => await server.ExecuteAsync($"DROP SCHEMA IF EXISTS {Name} CASCADE");
}
