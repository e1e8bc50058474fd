namespace Notification.Sdk.Reports.Content;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="Tone">How good or bad it is; the text says so too.</param>
/// <param name="Link">Where it leads, an address of ours and never one that an event chose; null for nowhere.</param>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Neutral, Uri? Link = null);
