using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>The application's own data source: used, and left open.</summary>
internal sealed record GivenDataSource(NpgsqlDataSource Source);
