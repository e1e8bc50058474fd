namespace Notification.Sdk.Events;

/// <summary>Severities in the words and numbers of others, both ways. Unknown words are refused, never guessed.</summary>
public static class SeverityWords
{
    /// <summary>Reads a vendor's word: Security Center levels (<c>serious</c>, <c>suspicious</c>, <c>remind</c> and their
    /// console names of any age), vulnerability priorities (<c>asap</c>, <c>later</c>, <c>nntf</c>) and plain names.</summary>
    /// <param name="word">The word; case and surrounding blanks do not matter.</param>
    /// <param name="severity">The severity, when the word is known.</param>
    /// <returns>Whether the word is known.</returns>
    public static bool TryParse(string? word, out Severity severity)
    {
        severity = word?.Trim().ToUpperInvariant() switch
        {
            "SERIOUS" or "URGENT" or "CRITICAL" => Severity.Critical,
            "HIGH" or "ASAP" => Severity.High,
            "SUSPICIOUS" or "WARNING" or "MEDIUM" or "LATER" => Severity.Medium,
            "REMIND" or "REMINDER" or "NOTICE" or "LOW" or "NNTF" => Severity.Low,
            "INFO" or "INFORMATIONAL" => Severity.Informational,
            _ => 0,
        };
        return severity != 0;
    }

    /// <summary>The Security Center level: <c>serious</c>, <c>suspicious</c> or <c>remind</c>.</summary>
    /// <param name="severity">A defined severity.</param>
    /// <exception cref="ArgumentOutOfRangeException">The severity is not defined.</exception>
    public static string ToSecurityCenterLevel(this Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "serious",
        Severity.Medium => "suspicious",
        Severity.Low or Severity.Informational => "remind",
        _ => throw Undefined(severity),
    };

    /// <summary>Reads an OCSF <c>severity_id</c>: 1 to 5, and 6 (fatal) as <see cref="Severity.Critical"/>.</summary>
    /// <param name="severityId">The number; 0 (unknown) and 99 (other) are refused.</param>
    /// <param name="severity">The severity, when the number is known.</param>
    /// <returns>Whether the number is known.</returns>
    public static bool TryFromOcsf(int severityId, out Severity severity)
    {
        severity = severityId switch { >= 1 and <= 5 => (Severity)severityId, 6 => Severity.Critical, _ => 0 };
        return severity != 0;
    }

    /// <summary>The OCSF <c>severity_id</c>, 1 to 5.</summary>
    /// <param name="severity">A defined severity.</param>
    /// <exception cref="ArgumentOutOfRangeException">The severity is not defined.</exception>
    public static int ToOcsf(this Severity severity) =>
        severity is >= Severity.Informational and <= Severity.Critical ? (int)severity : throw Undefined(severity);

    private static ArgumentOutOfRangeException Undefined(Severity severity) =>
        new(nameof(severity), severity, "A severity is one of Informational (1) to Critical (5).");
}
