namespace Notification.Sdk.Events;

/// <summary>How bad it is. The numbers are the OCSF <c>severity_id</c>s 1 to 5 (https://schema.ocsf.io).</summary>
public enum Severity
{
    /// <summary>For the record; nothing to do.</summary>
    Informational = 1,

    /// <summary>Close to normal operation; look at it now and then.</summary>
    Low = 2,

    /// <summary>Suspicious: risky, but it could be planned work. Investigate.</summary>
    Medium = 3,

    /// <summary>Probably an attack. Act today.</summary>
    High = 4,

    /// <summary>Close to certain and destructive or lasting. Act now.</summary>
    Critical = 5,
}
