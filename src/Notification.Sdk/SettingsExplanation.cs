namespace Notification.Sdk;

/// <summary>All settings, explained for an operator: whether they are right, and what would go where, when, and why not.</summary>
/// <param name="Errors">What is wrong: key, fault and mend, a line each; empty when the settings are right.</param>
/// <param name="Text">The explanation, several lines; when the settings are wrong, the errors.</param>
public sealed record SettingsExplanation(IReadOnlyList<string> Errors, string Text)
{
    /// <summary>Whether the application would start with them.</summary>
    public bool IsRight => Errors.Count == 0;
}
