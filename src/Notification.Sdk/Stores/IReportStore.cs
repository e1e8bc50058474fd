namespace Notification.Sdk.Stores;

/// <summary>Keeps the latest editions of reports. Thread-safe.</summary>
public interface IReportStore
{
    /// <summary>Keeps an edition, in place of one of the same tenant and id. Of its tenant, topic and endpoint, the latest by end of period
    /// are kept, and older ones go.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="keep">How many are kept.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    ValueTask SaveAsync(ReportEdition edition, int keep, CancellationToken cancellationToken);

    /// <summary>Lists editions, the latest end of period first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<IReadOnlyList<ReportEdition>> ListAsync(ReportQuery query, CancellationToken cancellationToken);
}
