namespace Notification.Sdk.Benchmarks.Dispatch;

/// <summary>How the tenth endpoint is dead.</summary>
internal enum Death
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>No answer comes.</summary>
    Hangs,

    /// <summary>It answers 500.</summary>
    Answers500,

    /// <summary>The connection breaks in the middle.</summary>
    Closes,
}
