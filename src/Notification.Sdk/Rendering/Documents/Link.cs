namespace Notification.Sdk.Rendering.Documents;

/// <summary>An address of the application's own, never one that an event chose: it stays whole, so that it can be followed.</summary>
/// <param name="Label">What it does.</param>
/// <param name="Name">Where it leads.</param>
/// <param name="Address">An absolute https address.</param>
internal sealed record Link(Inert Label, Inert Name, Uri Address) : Block;
