namespace Notification.Sdk.Storage.Sqlite.Outbox;

/// <summary>Where a claim stands in the file. Of another opening of it, it finds nothing.</summary>
/// <param name="Opening">The file as it was open.</param>
/// <param name="No">The delivery's number; it has another when it waits again.</param>
/// <param name="Legs">The numbers of its legs.</param>
internal sealed record ClaimHandle(object Opening, long No, long[] Legs);
