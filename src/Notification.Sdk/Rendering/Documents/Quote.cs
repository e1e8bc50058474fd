namespace Notification.Sdk.Rendering.Documents;

/// <summary>A paragraph of the event's own, marked as such.</summary>
internal sealed record Quote(Inert Text) : Block;
