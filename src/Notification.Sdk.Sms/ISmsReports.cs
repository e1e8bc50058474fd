namespace Notification.Sdk.Sms;

/// <summary>What became of messages after the vendor took them. The application receives the vendor's reports, checks
/// that they are the vendor's, and hands them in. Thread-safe.</summary>
/// <remarks>The built-in one keeps the latest reports in memory; register another before <c>AddSms</c> to keep them
/// elsewhere. Reports change no outcome of a delivery: what the vendor took counts as delivered.</remarks>
public interface ISmsReports
{
    /// <summary>Takes a report. Reports may come twice and out of order: a state never steps back, and the first final
    /// one stays.</summary>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is known now.</returns>
    ValueTask<SmsReport> AcceptAsync(SmsReport report, CancellationToken cancellationToken = default);

    /// <summary>Finds what is known of a message.</summary>
    /// <param name="messageId">The vendor's id, as the receipt names it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One report for each number of the message; empty when it is not known, or forgotten.</returns>
    ValueTask<IReadOnlyList<SmsReport>> FindAsync(string messageId, CancellationToken cancellationToken = default);
}
