namespace Notification.Sdk.Events;

/// <summary>How sure the detector is. By default only <see cref="Confirmed"/> events notify.</summary>
public enum Verdict
{
    /// <summary>Reported for verification. Published again as <see cref="Confirmed"/>, it notifies then.</summary>
    Suspected = 1,

    /// <summary>Verified. The default of an event.</summary>
    Confirmed = 2,

    /// <summary>Verified as harmless.</summary>
    FalsePositive = 3,
}
