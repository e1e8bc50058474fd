namespace Notification.Sdk;

/// <summary>Which dead letters are wanted. What is left out does not restrict.</summary>
public sealed record DeadLetterQuery
{
    /// <summary>Whose; the one tenant by default.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>To which endpoint; compared without case.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Of which topic; compared without case.</summary>
    public string? Topic { get; init; }

    /// <summary>With which last code, such as <c>410</c> or <c>unknown</c>; compared as it stands.</summary>
    public string? Code { get; init; }

    /// <summary>Given up at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Given up before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>For the next page: the last delivery's id of the page before, with its <see cref="DeadLetter.EndedAt"/> as
    /// <see cref="From"/>. Of those given up at that very time, only ids behind this one (by ordinal comparison) are found.</summary>
    public string? After { get; init; }

    /// <summary>How many at most, 1 to 1,000; 100 by default.</summary>
    public int Limit { get; init; } = 100;
}
