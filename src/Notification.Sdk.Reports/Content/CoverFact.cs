namespace Notification.Sdk.Reports.Content;

/// <summary>A label and its value.</summary>
internal readonly record struct CoverFact(string Label, string Value);
