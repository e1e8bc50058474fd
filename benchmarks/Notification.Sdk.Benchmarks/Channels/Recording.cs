namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>A request as the channel made it.</summary>
/// <param name="Body">Its body.</param>
/// <param name="Headers">Its headers, without those of the body.</param>
/// <param name="ContentType">The media type of its body.</param>
internal sealed record Recording(byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers, string ContentType);
