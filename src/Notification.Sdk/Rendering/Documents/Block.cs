namespace Notification.Sdk.Rendering.Documents;

/// <summary>A piece of a document that is shown whole or not at all.</summary>
internal abstract record Block
{
    /// <summary>How many things a reader misses when this is left out.</summary>
    public long Items { get; init; }
}
