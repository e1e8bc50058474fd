namespace Notification.Sdk.Reports.Content;

/// <summary>How good or bad something is. A colour and, where colours may be missing, a pattern; never the only sign.</summary>
internal enum Tone
{
    Neutral,
    Good,
    Informational,
    Low,
    Medium,
    High,
    Critical,
}
