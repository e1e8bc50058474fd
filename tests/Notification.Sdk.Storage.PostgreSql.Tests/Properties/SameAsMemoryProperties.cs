using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Properties;

/// <summary>The database answers as memory does, step by step, restarts included.</summary>
[Collection(Postgres.Name)]
public sealed class SameAsMemoryProperties(PostgresServer server)
{
    [Fact]
    public void The_database_answers_as_memory_does() => Prop
        .ForAll<int>(seed => RunAsync(seed).Wait())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(6));

    private async Task RunAsync(int seed)
    {
        await using var schema = new TestSchema(server);
        await using var twins = new Twins(
            seed, builder => builder.UsePostgreSql(server.ConnectionString, options => options.Schema = schema.Name));
        await twins.RunAsync(steps: 120);
    }
}
