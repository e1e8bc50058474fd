namespace Notification.Sdk.Settings.Keys;

/// <summary>What generated validators say, as lines that begin with the key. They write <c>Port: The field SmtpOptions.Smtp.Port must be …</c>,
/// and every message of ours holds that name too.</summary>
internal static class AttributeFaults
{
    public static IEnumerable<string> Under(string section, IEnumerable<string>? failures) => (failures ?? []).Select(failure =>
    {
        string message = failure[(failure.IndexOf(": ", StringComparison.Ordinal) + 2)..]
            .Replace(" must be between ", " is out of range: it must be between ", StringComparison.Ordinal);
        string[] words = message.Replace("The field ", "", StringComparison.Ordinal).Split(' ', 2);
        string key = words[0][(words[0].IndexOf('.') + 1)..].Replace('.', ':');
        return section.Length == 0 ? $"{key} {words[1]}" : $"{section}:{key} {words[1]}";
    });
}
