using System.Text.Json;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Outbox;

/// <summary>A claim as the writer read it. Made into objects on the caller's thread.</summary>
internal sealed record ClaimedRow(
    long No, string Id, EndpointKey Endpoint, long DueAt, long CreatedAt, int Attempts, bool IsStarted, bool IsInterrupted, string? Owed,
    string? Member, byte[]? Summary, long[] Legs, byte[][] Bodies)
{
    public Claim ToClaim(object opening) => new()
    {
        DeliveryId = Id,
        Endpoint = Endpoint,
        Legs = [.. Bodies.Select(body => LegJson.FromUtf8(body))],
        Attempt = Attempts + 1,
        CreatedAt = new DateTimeOffset(CreatedAt, TimeSpan.Zero),
        DueAt = new DateTimeOffset(DueAt, TimeSpan.Zero),
        StillOwed = Owed is null ? [] : JsonSerializer.Deserialize(Owed, OwedJsonContext.Default.StringArray) ?? [],
        Summary = Summary is null ? null : OverflowTally.FromUtf8(Summary).ToSummary(),
        IsInterrupted = IsInterrupted,
        WasStarted = IsInterrupted && IsStarted,
        Member = Member,
        Handle = new ClaimHandle(opening, No, Legs),
    };
}
