namespace Notification.Sdk;

/// <summary>What a delivery is.</summary>
public enum DeliveryKind
{
    /// <summary>One event.</summary>
    Event,

    /// <summary>Several events together.</summary>
    Digest,

    /// <summary>What a budget held back, counted and ranked.</summary>
    Summary,

    /// <summary>Something that was notified before and still goes on.</summary>
    Reminder,

    /// <summary>What gathered since the last report.</summary>
    Report,

    /// <summary>A test that a person asked for.</summary>
    Test,

    /// <summary>The one message that an unverified address receives.</summary>
    Verification,
}
