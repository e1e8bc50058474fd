namespace Notification.Sdk;

/// <summary>What came of a test: the vendor's own answer.</summary>
/// <param name="Endpoint">The name of the endpoint that was tested.</param>
/// <param name="Channel">The name of the channel that was asked, such as <c>webhook</c>.</param>
/// <param name="Status">Delivered, deferred or rejected. A test is made once and never tried again.</param>
/// <param name="Code">The vendor's code.</param>
/// <param name="Detail">What it means and what to mend.</param>
/// <param name="Duration">How long the answer took.</param>
public sealed record TestReceipt(
    string Endpoint, string Channel, ReceiptStatus Status, string Code, string Detail, TimeSpan Duration)
{
    /// <summary>The answer of every member, when the endpoint is a group: it was delivered when all of them took it. Empty for any
    /// other endpoint.</summary>
    public IReadOnlyList<TestReceipt> Members { get; init; } = [];
}
