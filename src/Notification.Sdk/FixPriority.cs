namespace Notification.Sdk;

/// <summary>How soon a finding should be handled.</summary>
public enum FixPriority
{
    /// <summary>No need for now: the vendor's <c>nntf</c>; Low and Informational.</summary>
    NoNeed = 1,

    /// <summary>It can wait: the vendor's <c>later</c>; Medium.</summary>
    Later,

    /// <summary>As soon as possible: the vendor's <c>asap</c>; High and Critical.</summary>
    AsSoonAsPossible,
}
