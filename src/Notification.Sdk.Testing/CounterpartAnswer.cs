namespace Notification.Sdk.Testing;

/// <summary>What the other end of a channel does with the messages that follow.</summary>
public enum CounterpartAnswer
{
    /// <summary>Takes them, in the vendor's own words.</summary>
    Accept,

    /// <summary>Asks to come back later: HTTP 429, SMTP 451, "send too fast".</summary>
    Defer,

    /// <summary>Refuses them for good: HTTP 410, SMTP 550, "no such robot".</summary>
    Reject,

    /// <summary>Answers something that looks like success and is none: HTTP 200 with the page of a proxy.</summary>
    Nonsense,

    /// <summary>Reads them and closes the connection without an answer.</summary>
    Drop,

    /// <summary>Reads them and never answers.</summary>
    Hang,
}
