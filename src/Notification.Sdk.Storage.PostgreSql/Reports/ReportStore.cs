using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Reports;

/// <summary>The latest editions, over the database.</summary>
internal sealed class ReportStore(Database database) : IReportStore
{
    public async ValueTask SaveAsync(ReportEdition edition, int keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        await database.RunAsync(connection => SaveAsync(connection, edition, keep), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<ReportEdition>> ListAsync(ReportQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await database.RunAsync(connection => ListAsync(connection, query), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<int> SaveAsync(NpgsqlConnection connection, ReportEdition edition, int keep)
    {
        using NpgsqlCommand save = database.Use(connection, Sql.SaveReport)
            .Bind(edition.Tenant).Bind(edition.Id).Bind(edition.Topic).Bind(edition.Endpoint).Bind(edition.To).Bind(edition.MadeAt)
            .Bind(FindingJson.ToUtf8(edition));
        using NpgsqlCommand drop = database.Use(connection, Sql.DropReports)
            .Bind(edition.Tenant).Bind(edition.Topic).Bind(edition.Endpoint).Bind(keep);
        return await Batches.RunAsync(connection, save, drop).ConfigureAwait(false);
    }

    private async ValueTask<List<ReportEdition>> ListAsync(NpgsqlConnection connection, ReportQuery query)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Reports)
            .Bind(query.Tenant).Bind(query.Id).Bind(query.Topic).Bind(query.Endpoint).Bind(query.Limit);
        return await command.ReadAllAsync(row => FindingJson.EditionFromUtf8(row.Bytes(0))).ConfigureAwait(false);
    }
}
