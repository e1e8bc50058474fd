namespace Notification.Sdk;

/// <summary>How far a report is.</summary>
/// <param name="Done">How many steps are done: gathering, then one for each format.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Step">The step that was done: <c>gathered</c>, or a format.</param>
public readonly record struct ReportProgress(int Done, int Of, string Step);
