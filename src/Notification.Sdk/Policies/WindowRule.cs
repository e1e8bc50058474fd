namespace Notification.Sdk.Policies;

/// <summary>The hours in which a topic may notify. Compared with the clock on the wall of the zone: the start is inside, the end is not.</summary>
public sealed class WindowRule
{
    /// <summary>One or more ranges such as <c>08:00-20:00</c> or <c>08:00-12:00,13:00-18:00</c>; a range may cross midnight
    /// (<c>22:00-06:00</c>) and belongs to the day on which it starts. All day when not given.</summary>
    public string? Hours { get; set; }

    /// <summary>The days of the week on which ranges start; every day when empty.</summary>
    public List<DayOfWeek> Days { get; set; } = [];

    /// <summary>Dates (<c>yyyy-MM-dd</c>) on which no range starts.</summary>
    public List<string> Holidays { get; set; } = [];

    /// <summary>Dates (<c>yyyy-MM-dd</c>) on which ranges start although the day of the week or a holiday says otherwise.</summary>
    public List<string> Workdays { get; set; } = [];

    /// <summary>The IANA zone of the hours; the policy's when not given.</summary>
    public string? TimeZone { get; set; }

    /// <summary>What becomes of events outside the hours.</summary>
    public WhenClosed WhenClosed { get; set; }

    /// <summary>The name of a registered <c>IScheduleWindow</c> that decides instead of the hours.</summary>
    public string? Window { get; set; }
}
