using System.Diagnostics.CodeAnalysis;

namespace Notification.Sdk.Sms;

/// <summary>Reads what Kannel asks for at <see cref="KannelSmsOptions.DlrUrl"/>. Kannel signs nothing: put a secret
/// into the path, or admit its address only.</summary>
public static class KannelReports
{
    internal const string Id = "id";
    internal const string State = "state";

    /// <summary>Reads a delivery report.</summary>
    /// <param name="query">The parameters of the query, decoded.</param>
    /// <param name="report">The report, when it is one.</param>
    /// <returns>Whether the query names a message and a known state.</returns>
    public static bool TryRead(
        IEnumerable<KeyValuePair<string, string>> query, [NotNullWhen(true)] out SmsReport? report)
    {
        ArgumentNullException.ThrowIfNull(query);
        (string id, string state) = ("", "");
        foreach ((string name, string value) in query)
        {
            (id, state) = name switch { Id => (value, state), State => (id, value), _ => (id, state) };
        }

        report = StateOf(state) is { } known && id.Length is > 0 and <= 128
            ? new SmsReport { MessageId = id, State = known, Code = state }
            : null;
        return report is not null;
    }

    private static SmsState? StateOf(string state) => state switch
    {
        "1" => SmsState.Delivered,
        "2" or "16" => SmsState.Failed,
        "4" or "8" => SmsState.Sent,
        _ => null,
    };
}
