namespace Notification.Sdk.Policies;

/// <summary>How a topic is notified.</summary>
public enum TopicMode
{
    /// <summary>Each admitted event goes out as soon as the window allows.</summary>
    RealTime,

    /// <summary>Events gather and go out together when the report is due.</summary>
    Report,
}
