namespace Notification.Sdk.Sms;

/// <summary>What holds for all gateways. Checked at start and at every change; a change counts from the next message
/// on.</summary>
public sealed class SmsOptions
{
    /// <summary>How many parts one number is sent at most, 1 to 10; 3 by default. A longer text is cut between two
    /// characters and ends with three points.</summary>
    public int MaxParts { get; set; } = 3;

    /// <summary>How many parts one endpoint may send in a calendar day, counted over all its numbers, up to 1,000,000;
    /// null, the default, for no limit. An endpoint's setting <c>dailyParts</c> goes first. Counted in the memory of
    /// one process: a restart begins anew, and every node counts for itself.</summary>
    public int? DailyParts { get; set; }

    /// <summary>The IANA zone of the days of <see cref="DailyParts"/>; <c>Etc/UTC</c> by default.</summary>
    public string TimeZone { get; set; } = "Etc/UTC";

    /// <summary>Whether a message is sent again when it is not known whether it arrived: at least once instead of at
    /// most once. False by default: no vendor here takes a key by which it would know the second one for the
    /// first.</summary>
    public bool ResendUnknown { get; set; }

    /// <summary>How many delivery reports are kept in memory, 100 to 1,000,000; 10,000 by default. Read once. The
    /// oldest go first.</summary>
    public int ReportCapacity { get; set; } = 10_000;

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = "Sms";
}
