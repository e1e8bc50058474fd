namespace Notification.Sdk;

/// <summary>What came of one attempt. Immutable. Holds the vendor's code and a sentence for the operator, never a secret and never
/// the message.</summary>
public sealed class DeliveryReceipt
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private DeliveryReceipt(ReceiptStatus status, string code, string detail)
    {
        Status = status;
        Code = code ?? throw new ArgumentNullException(nameof(code));
        Detail = detail ?? throw new ArgumentNullException(nameof(detail));
    }

    /// <summary>Delivered, deferred or rejected.</summary>
    public ReceiptStatus Status { get; }

    /// <summary>The vendor's own code, such as <c>250</c>, <c>429</c> or <c>310000</c>.</summary>
    public string Code { get; }

    /// <summary>What it means and what to mend, in one sentence; empty when there is nothing to say.</summary>
    public string Detail { get; }

    /// <summary>Whether an attempt was made. One that was not costs nothing of the retry schedule and says nothing about the
    /// endpoint's health.</summary>
    public bool WasTried { get; private init; } = true;

    /// <summary>Whether it is certain that nothing of the message reached the vendor: the breaker was open, no connection came about,
    /// or the attempt was not made. In a group of endpoints the next member is asked at once then; after any other deferral the
    /// outcome counts as unknown, and the same member is asked again.</summary>
    public bool NothingSent { get; private init; }

    /// <summary>Whether nobody knows if the message arrived. Deferred, it follows <see cref="IChannel.WhenUnknownFor"/>; rejected, it is not
    /// sent again for that very reason. In a group of endpoints no other member is asked then.</summary>
    public bool MayHaveArrived { get; private init; }

    /// <summary>The name of the member that gave this answer, of a group of endpoints; null for any other endpoint, and when no
    /// member is bound to the delivery.</summary>
    public string? Member { get; private set; }

    /// <summary>How long the vendor asks to wait, when it does.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether the wait holds for everything on the endpoint, as a ban does.</summary>
    public bool PausesEndpoint { get; private init; }

    /// <summary>Whether the endpoint is gone or refuses us for good (HTTP 410, a revoked key): it is disabled at once.</summary>
    public bool DisablesEndpoint { get; private init; }

    /// <summary>The recipients, of several, to whom this delivery is still owed. Those left out are done.</summary>
    public IReadOnlyList<string> StillOwed { get; private init; } = [];

    /// <summary>The vendor took it.</summary>
    /// <param name="code">The vendor's code.</param>
    /// <param name="detail">Anything worth telling, such as the vendor's message id.</param>
    public static DeliveryReceipt Delivered(string code, string detail = "") => new(ReceiptStatus.Delivered, code, detail);

    /// <summary>Not now; trying again makes sense.</summary>
    /// <param name="code">The vendor's code.</param>
    /// <param name="detail">What it means and what to mend.</param>
    /// <param name="retryAfter">How long the vendor asks to wait.</param>
    /// <param name="pausesEndpoint">Whether the wait holds for everything on the endpoint.</param>
    /// <param name="stillOwed">The recipients still owed, when some are done.</param>
    /// <param name="nothingSent">Whether it is certain that nothing of the message reached the vendor.</param>
    /// <param name="mayHaveArrived">Whether nobody knows if the message arrived, as after a timeout.</param>
    public static DeliveryReceipt Deferred(
        string code,
        string detail,
        TimeSpan? retryAfter = null,
        bool pausesEndpoint = false,
        IReadOnlyList<string>? stillOwed = null,
        bool nothingSent = false,
        bool mayHaveArrived = false) =>
        new(ReceiptStatus.Deferred, code, detail)
        {
            MayHaveArrived = mayHaveArrived && !nothingSent,
            RetryAfter = retryAfter,
            PausesEndpoint = pausesEndpoint,
            StillOwed = stillOwed ?? [],
            NothingSent = nothingSent,
        };

    /// <summary>Not tried: by the channel's own pace or budget it must wait.</summary>
    /// <param name="code">The channel's code.</param>
    /// <param name="detail">What holds it back and what to mend.</param>
    /// <param name="wait">How long; at least a second.</param>
    /// <param name="pausesEndpoint">Whether the wait holds for everything on the endpoint.</param>
    public static DeliveryReceipt NotTried(string code, string detail, TimeSpan wait, bool pausesEndpoint = false) =>
        new(ReceiptStatus.Deferred, code, detail)
        {
            RetryAfter = wait > ShortestWait ? wait : ShortestWait,
            PausesEndpoint = pausesEndpoint,
            WasTried = false,
            NothingSent = true,
        };

    /// <summary>Never; trying again makes no sense.</summary>
    /// <param name="code">The vendor's code.</param>
    /// <param name="detail">What it means and what to mend.</param>
    /// <param name="disablesEndpoint">Whether the endpoint itself is beyond use.</param>
    /// <param name="mayHaveArrived">Whether the message may have arrived all the same.</param>
    public static DeliveryReceipt Rejected(
        string code, string detail, bool disablesEndpoint = false, bool mayHaveArrived = false) =>
        new(ReceiptStatus.Rejected, code, detail)
        {
            DisablesEndpoint = disablesEndpoint,
            MayHaveArrived = mayHaveArrived,
        };

    /// <summary>The same answer, by a member of a group.</summary>
    internal DeliveryReceipt By(string? member)
    {
        var copy = (DeliveryReceipt)MemberwiseClone();
        copy.Member = member;
        return copy;
    }

    /// <summary>Status and code, for logs.</summary>
    public override string ToString() => $"{Status} {Code}";
}
