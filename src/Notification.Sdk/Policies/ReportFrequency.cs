namespace Notification.Sdk.Policies;

/// <summary>How often a report goes out.</summary>
public enum ReportFrequency
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Every day.</summary>
    Daily,

    /// <summary>On the <see cref="ReportRule.Days"/> of the week.</summary>
    Weekly,

    /// <summary>Every <see cref="ReportRule.EveryDays"/> days, counted from <see cref="ReportRule.Since"/>.</summary>
    EveryDays,

    /// <summary>On the <see cref="ReportRule.DayOfMonth"/>.</summary>
    Monthly,
}
