using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Reports;

/// <summary>The latest editions, over the file.</summary>
internal sealed class ReportStore(StoreFile file) : IReportStore
{
    public async ValueTask SaveAsync(ReportEdition edition, int keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        byte[] body = FindingJson.ToUtf8(edition);
        await file.WriteAsync(session => Save(session, edition, body, keep), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<ReportEdition>> ListAsync(ReportQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return file.ReadAsync(database => List(database, query), cancellationToken);
    }

    private static bool Save(Session session, ReportEdition edition, byte[] body, int keep)
    {
        session.Use(Sql.SaveReport).Bind(edition.Tenant).Bind(edition.Id).Bind(edition.Topic).Bind(edition.Endpoint).Bind(edition.To)
            .Bind(edition.MadeAt).Bind(body).Run();
        session.Use(Sql.DropReports).Bind(edition.Tenant).Bind(edition.Topic).Bind(edition.Endpoint).Bind(keep).Run();
        return true;
    }

    private static IReadOnlyList<ReportEdition> List(Database database, ReportQuery query)
    {
        List<ReportEdition> editions = [];
        using Statement row = database.Use(Sql.Reports).Bind(query.Tenant).Bind(query.Id).Bind(query.Topic).Bind(query.Endpoint)
            .Bind(query.Limit);
        while (row.Step())
        {
            editions.Add(FindingJson.EditionFromUtf8(row.Bytes(0)));
        }

        return editions;
    }
}
