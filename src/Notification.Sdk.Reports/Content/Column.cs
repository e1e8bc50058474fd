namespace Notification.Sdk.Reports.Content;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Weight">How wide it is beside the others, above 0.</param>
/// <param name="IsNumber">Whether it holds numbers, which stand at its end.</param>
internal sealed record Column(string Header, double Weight, bool IsNumber = false);
