namespace Notification.Sdk.Policies;

/// <summary>A part of a report.</summary>
public enum ReportSection
{
    /// <summary>The figures, their change, and what needs action first.</summary>
    Summary,

    /// <summary>Charts of events, findings, assets and notifications.</summary>
    Charts,

    /// <summary>Unhandled vulnerabilities by asset and priority, with fixes.</summary>
    Vulnerabilities,

    /// <summary>Unhandled risks of baselines and of cloud settings.</summary>
    Baseline,

    /// <summary>What else was detected in the period.</summary>
    Incidents,

    /// <summary>What came over the network in the period, by source.</summary>
    Attacks,

    /// <summary>What was sent, held back by which rule, and failed.</summary>
    Deliveries,
}
