namespace Notification.Sdk.Events;

/// <summary>A logon, or several alike that were merged into one record.</summary>
/// <param name="User">The logon name.</param>
/// <param name="SourceAddress">The IP address it came from.</param>
public sealed record LogonEvidence(string User, string SourceAddress) : Evidence
{
    /// <summary>The TCP port that the logon came from; null when unknown.</summary>
    public int? SourcePort { get; init; }

    /// <summary>The kind of logon: <c>ssh</c>, <c>rdp</c>, <c>ipc</c> or a word of your own.</summary>
    public string? Method { get; init; }

    /// <summary>Whether the logon was let in.</summary>
    public bool Succeeded { get; init; }

    /// <summary>How many attempts this record stands for; at least 1.</summary>
    public int Count { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <inheritdoc/>
    public override string? Source => SourceAddress;

    /// <inheritdoc/>
    public override int Weight => Math.Max(1, Count);

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("logon.user", User);
        visitor.Identity("logon.source", SourceAddress);
        visitor.Identity("logon.method", Method);
        visitor.Identity("logon.result", Succeeded ? "success" : "failure");
        visitor.Detail("logon.source-port", SourcePort);
        visitor.Detail("logon.count", Count);
    }
}
