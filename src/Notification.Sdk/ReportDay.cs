using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>How many events of a severity came on a day.</summary>
/// <param name="Date">The day, in the report's zone.</param>
/// <param name="Severity">How bad they were.</param>
/// <param name="Count">How many.</param>
public readonly record struct ReportDay(DateOnly Date, Severity Severity, long Count);
