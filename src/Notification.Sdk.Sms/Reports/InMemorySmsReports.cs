using Microsoft.Extensions.Options;

namespace Notification.Sdk.Sms.Reports;

/// <summary>The latest reports, bounded: the oldest messages are forgotten first.</summary>
internal sealed class InMemorySmsReports(IOptions<SmsOptions> options) : ISmsReports
{
    // No vendor here takes more numbers for one message.
    private const int MostNumbers = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, SmsReport>> _messages = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();
    private int _count;

    public ValueTask<SmsReport> AcceptAsync(SmsReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        lock (_lock)
        {
            return ValueTask.FromResult(Accept_NeedsLock(report));
        }
    }

    public ValueTask<IReadOnlyList<SmsReport>> FindAsync(string messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        lock (_lock)
        {
            IReadOnlyList<SmsReport> found = _messages.TryGetValue(messageId, out var numbers)
                ? [.. numbers.Values]
                : [];
            return ValueTask.FromResult(found);
        }
    }

    private SmsReport Accept_NeedsLock(SmsReport report)
    {
        if (!_messages.TryGetValue(report.MessageId, out Dictionary<string, SmsReport>? numbers))
        {
            _messages[report.MessageId] = numbers = new(StringComparer.Ordinal);
            _oldestFirst.Enqueue(report.MessageId);
        }

        string number = KeyOf(report.Number, numbers);
        if (numbers.TryGetValue(number, out SmsReport? known))
        {
            numbers[number] = Rank(report.State) > Rank(known.State) ? report with { Number = number } : known;
            return numbers[number];
        }

        if (numbers.Count == MostNumbers)
        {
            return report;
        }

        numbers[number] = report;
        _count++;
        ForgetOldest_NeedsLock();
        return report;
    }

    // A vendor that does not name the number speaks of the only one.
    private static string KeyOf(string number, Dictionary<string, SmsReport> numbers) =>
        numbers.Count == 1 && (number.Length == 0 || numbers.ContainsKey("")) ? numbers.Keys.Single() : number;

    private void ForgetOldest_NeedsLock()
    {
        while (_count > options.Value.ReportCapacity && _oldestFirst.Count > 1)
        {
            _messages.Remove(_oldestFirst.Dequeue(), out Dictionary<string, SmsReport>? forgotten);
            _count -= forgotten?.Count ?? 0;
        }
    }

    private static int Rank(SmsState state) => state switch { SmsState.Queued => 0, SmsState.Sent => 1, _ => 2 };
}
