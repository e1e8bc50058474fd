namespace Notification.Sdk;

/// <summary>Makes a document of what a report covers. Every registered generator is asked for each report that is sent, and its
/// document goes along with the message. Thread-safe.</summary>
public interface IReportGenerator
{
    /// <summary>The format, such as <c>pdf</c>; the file's ending. Constant.</summary>
    string Format { get; }

    /// <summary>Makes the document. The same request gives the same bytes.</summary>
    /// <param name="request">What to cover.</param>
    /// <param name="cancellationToken">Cancelled at the attempt's timeout and when the host stops.</param>
    ValueTask<Report> GenerateAsync(ReportRequest request, CancellationToken cancellationToken);
}
