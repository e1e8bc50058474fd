using Notification.Sdk.Events;

namespace Notification.Sdk.Tests.Extending;

public sealed class FindingsPage(IFindings findings)
{
    // The worst first; a page at a time.
    public ValueTask<IReadOnlyList<Finding>> OpenAsync(int page) => findings.QueryAsync(
        new FindingQuery { States = [FindingState.Open], Skip = 50 * page, Limit = 50 });

    // A scanner that no longer sees it resolves it by an event of the same thing.
    public ValueTask<bool> GoneAsync(SecurityEvent asItWasPublished) => findings.ResolveAsync(asItWasPublished, "scanner");

    public ValueTask<bool> IgnoreAsync(string id, DateTimeOffset until) =>
        findings.IgnoreAsync(id, owner: "ann", reason: "The server goes in May.", until);
}
