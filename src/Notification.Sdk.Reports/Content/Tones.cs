using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Content;

/// <summary>How good or bad things are.</summary>
internal static class Tones
{
    public static Tone Of(Severity severity) => severity switch
    {
        Severity.Critical => Tone.Critical,
        Severity.High => Tone.High,
        Severity.Medium => Tone.Medium,
        Severity.Low => Tone.Low,
        _ => Tone.Informational,
    };

    public static Tone Of(FixPriority priority) => priority switch
    {
        FixPriority.AsSoonAsPossible => Tone.Critical,
        FixPriority.Later => Tone.Medium,
        _ => Tone.Low,
    };
}
