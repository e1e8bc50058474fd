namespace Notification.Sdk.Policies;

/// <summary>When a report topic goes out.</summary>
public sealed class ReportRule
{
    /// <summary>The days between two reports, 1 to 366; 7 by default.</summary>
    public int EveryDays { get; set; } = 7;

    /// <summary>The first date (<c>yyyy-MM-dd</c>) from which the days are counted, in the zone of the policy; 2024-01-01, a Monday, by
    /// default.</summary>
    public string Since { get; set; } = "2024-01-01";

    /// <summary>The time of day (<c>HH:mm</c>), in the zone of the policy; 08:00 by default. The topic's window still holds.</summary>
    public string At { get; set; } = "08:00";
}
