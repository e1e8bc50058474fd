using System.Text.Json;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Outbox;

/// <summary>A claim as the writer read it. Made into objects on the caller's thread.</summary>
internal sealed record ClaimedRow(
    long No, string Id, EndpointKey Endpoint, long DueAt, long CreatedAt, int Attempts, bool IsStarted, bool IsInterrupted, string? Owed,
    string? Member, byte[]? Summary, LegRow[] Legs)
{
    private const string Mend =
        "Look at column body of notification_legs and restore it from a backup, then replay the delivery; or discard it.";

    public Claim ToClaim(object opening)
    {
        Leg?[] legs = Array.ConvertAll(Legs, leg => leg.Read());
        int damaged = legs.Count(leg => leg is null);
        try
        {
            return damaged == 0
                ? Claim(legs!, opening, Tally(), unreadable: null)
                : Bare(opening, $"{damaged} of {legs.Length} legs hold no text of this version. {Mend}");
        }
        catch (JsonException)
        {
            return Bare(opening, $"The recipients still owed, or the summary, hold no text of this version. {Mend}");
        }
    }

    private OverflowSummary? Tally() => Summary is null ? null : OverflowTally.FromUtf8(Summary).ToSummary();

    private Claim Bare(object opening, string unreadable) =>
        Claim([.. Legs.Select(leg => leg.Bare(Endpoint, DueAt))], opening, summary: null, unreadable);

    private Claim Claim(Leg[] legs, object opening, OverflowSummary? summary, string? unreadable) => new()
    {
        DeliveryId = Id,
        Endpoint = Endpoint,
        Legs = legs,
        Attempt = Attempts + 1,
        CreatedAt = new DateTimeOffset(CreatedAt, TimeSpan.Zero),
        DueAt = new DateTimeOffset(DueAt, TimeSpan.Zero),
        StillOwed = Owed is null || unreadable is not null
            ? []
            : JsonSerializer.Deserialize(Owed, OwedJsonContext.Default.StringArray) ?? [],
        Summary = summary,
        IsInterrupted = IsInterrupted,
        WasStarted = IsInterrupted && IsStarted,
        Member = Member,
        Handle = new ClaimHandle(opening, No, Array.ConvertAll(Legs, leg => leg.No)),
        Unreadable = unreadable,
    };
}
