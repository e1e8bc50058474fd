namespace Notification.Sdk;

/// <summary>One report that was made, or failed to be. Immutable.</summary>
public sealed record ReportEdition
{
    /// <summary>The identity: the delivery's id of a scheduled edition.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The name of the topic whose reports it is one of.</summary>
    public required string Topic { get; init; }

    /// <summary>The endpoint that it was made for; empty for one that was asked for.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The start of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the period, itself outside.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What failed, when a generator or the source of findings did: a type's name, never a message. Null when it was
    /// made.</summary>
    public string? Fault { get; init; }

    /// <summary>What the period came to in numbers; the next edition compares its own with them.</summary>
    public ReportFigures Figures { get; init; } = new();

    /// <summary>The open findings that need action first; at most twenty.</summary>
    public IReadOnlyList<Finding> First { get; init; } = [];

    /// <summary>How many editions before it were missed and are covered by it.</summary>
    public int MissedEditions { get; init; }

    /// <summary>The documents, one of each registered format.</summary>
    public IReadOnlyList<Report> Documents { get; init; } = [];

    /// <summary>All outcomes there ever were of the covered topics when it was made: what the next edition's are counted from.</summary>
    public IReadOnlyList<OutcomeCount> Totals { get; init; } = [];

    /// <summary>Id and endpoint, for logs.</summary>
    public override string ToString() => $"{Id} {Tenant}/{Endpoint}";
}
