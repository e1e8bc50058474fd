using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.Tests;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Support;

/// <summary>One node: the whole engine over a schema. Several over one schema are a cluster.</summary>
internal sealed class World(
    TestSchema schema,
    Action<SecurityNotificationsOptions>? configure = null,
    Action<PostgreSqlStorageOptions>? storage = null)
    : StoreWorld(
        builder => builder.UsePostgreSql(schema.Server.ConnectionString, options =>
        {
            options.Schema = schema.Name;
            storage?.Invoke(options);
        }),
        configure);
