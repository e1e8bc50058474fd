namespace Notification.Sdk.Sms;

/// <summary>What became of a message to one number. Immutable. Its text form leaves the number out.</summary>
public sealed record SmsReport
{
    /// <summary>The vendor's id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>How far it came.</summary>
    public required SmsState State { get; init; }

    /// <summary>The number in the form of E.164; empty when the vendor does not name it. A message to one number needs
    /// none.</summary>
    public string Number { get; init; } = "";

    /// <summary>The vendor's code, such as <c>30003</c>; empty for none. Text of the vendor: encode it where it is
    /// shown.</summary>
    public string Code { get; init; } = "";

    /// <summary>Id, state and code, for logs.</summary>
    public override string ToString() => $"{MessageId} {State} {Code}";
}
