using Notification.Sdk.Events;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>The colours of severities. White on each of them has a contrast of at least 4.5 to 1 (WCAG 2.2,
/// 1.4.3).</summary>
internal static class HtmlSeverity
{
    public static string Class(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        Severity.Low => "low",
        _ => "plain",
    };

    /// <summary>The word on its colour. The colour is written inline too, for readers that drop the style
    /// sheet.</summary>
    public static string Pill(Badge badge, string encodedText) => $"""
        <span class="pill" style="background-color:{Color(badge.Severity)};color:#ffffff">{encodedText}</span>
        """;

    private static string Color(Severity severity) => severity switch
    {
        Severity.Critical => "#a3123c",
        Severity.High => "#b8400c",
        Severity.Medium => "#856000",
        Severity.Low => "#1f5fa8",
        _ => "#4b5768",
    };
}
