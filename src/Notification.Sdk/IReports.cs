namespace Notification.Sdk;

/// <summary>Reports: made when asked for, and the latest of the scheduled ones. Who may read which is for the product to decide.
/// Thread-safe.</summary>
public interface IReports
{
    /// <summary>Makes a report now. It covers findings as they stand, and what the delivery log still knows of the period; events themselves
    /// are not kept, so it lists none.</summary>
    /// <param name="order">What to cover.</param>
    /// <param name="progress">Told after each step, on the caller's way.</param>
    /// <param name="cancellationToken">Cancels the making; nothing is kept then.</param>
    /// <exception cref="ArgumentException">The order is wrong; the message names the property, the fault and the mend. What a generator throws comes
    /// through as it is.</exception>
    ValueTask<ReportEdition> GenerateAsync(
        ReportOrder order, IProgress<ReportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the latest editions, newest first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    ValueTask<IReadOnlyList<ReportEdition>> ListAsync(ReportQuery query, CancellationToken cancellationToken = default);
}
