namespace Notification.Sdk.Scheduling;

/// <summary>A window of the user's own, under the name by which policies choose it.</summary>
internal sealed record NamedWindow(string Name, IScheduleWindow Window);
