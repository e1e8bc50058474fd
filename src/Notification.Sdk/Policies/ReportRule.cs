namespace Notification.Sdk.Policies;

/// <summary>When a report topic goes out, and what it covers. Without a frequency none is sent.</summary>
public sealed class ReportRule
{
    /// <summary>How often; every <see cref="EveryDays"/> days when that is given, else never.</summary>
    public ReportFrequency? Frequency { get; set; }

    /// <summary>The days between two reports, 1 to 366.</summary>
    public int? EveryDays { get; set; }

    /// <summary>The days of the week of a weekly report; Monday when empty.</summary>
    public List<DayOfWeek> Days { get; set; } = [];

    /// <summary>The day of a monthly report, 1 to 31; 1 by default. In a month that has no such day it is the last day.</summary>
    public int DayOfMonth { get; set; } = 1;

    /// <summary>The first date (<c>yyyy-MM-dd</c>) on which a report is due, and from which days are counted, in the zone of the schedule;
    /// 2024-01-01, a Monday, by default.</summary>
    public string Since { get; set; } = "2024-01-01";

    /// <summary>The time of day (<c>HH:mm</c>), in the zone of the schedule; 08:00 by default. A time that the zone skips is the next
    /// valid instant, one that it repeats is the first of the two. The topic's window still holds.</summary>
    public string At { get; set; } = "08:00";

    /// <summary>The IANA zone of the dates and times; the policy's when not given.</summary>
    public string? TimeZone { get; set; }

    /// <summary>What becomes of editions that were due while nothing ran; one over the whole gap by default.</summary>
    public MissedEditions Missed { get; set; }

    /// <summary>What becomes of an edition that has nothing to report; none goes out by default.</summary>
    public EmptyEdition WhenEmpty { get; set; }

    /// <summary>The topics whose findings, events and notifications the report covers; its own when empty, <c>*</c> for all.</summary>
    public List<string> Topics { get; set; } = [];

    /// <summary>The parts of the report; all when empty. A subscription may choose its own.</summary>
    public List<ReportSection> Sections { get; set; } = [];
}
