namespace Notification.Sdk.Reports.Content;

/// <summary>One number.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">How many.</param>
/// <param name="Change">Against the period before, such as "+12"; empty for none.</param>
/// <param name="Tone">How good or bad it is.</param>
internal sealed record KeyFigure(string Label, string Value, string Change = "", Tone Tone = Tone.Neutral);
