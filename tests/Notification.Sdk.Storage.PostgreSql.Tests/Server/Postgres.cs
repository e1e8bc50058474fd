namespace Notification.Sdk.Storage.PostgreSql.Tests.Server;

/// <summary>Tests that share one server, each in a schema of its own.</summary>
[CollectionDefinition(Name)]
public sealed class Postgres : ICollectionFixture<PostgresServer>
{
    public const string Name = "postgres";
}
