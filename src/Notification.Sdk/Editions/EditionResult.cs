namespace Notification.Sdk.Editions;

/// <summary>What became of a scheduled edition: made, ended by a rule, or failed.</summary>
internal readonly record struct EditionResult(ReportEdition? Edition, string? Rule);
