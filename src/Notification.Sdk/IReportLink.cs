namespace Notification.Sdk;

/// <summary>Puts documents that are too large for a message where their readers can fetch them, such as a page of the product that asks who
/// they are. Thread-safe.</summary>
public interface IReportLink
{
    /// <summary>Keeps a document and says where it is. Called again for the same edition when a delivery is retried, and must give the
    /// same answer then.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="document">Its document.</param>
    /// <param name="cancellationToken">Cancelled at the attempt's timeout and when the host stops.</param>
    /// <returns>An absolute <c>https</c> address; null when there is none, and the message then says that the document was too large.</returns>
    ValueTask<Uri?> LinkAsync(ReportEdition edition, Report document, CancellationToken cancellationToken);
}
