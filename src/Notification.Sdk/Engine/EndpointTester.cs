using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Engine;

/// <summary>Sends the messages that a person asks for and waits for: tests and verifications. They pass no gate.</summary>
internal sealed class EndpointTester(
    PolicyProvider policies, AttemptRunner runner, IMessageRenderer renderer, TimeProvider time)
{
    public ValueTask<TestReceipt> TestAsync(string endpoint, string tenant, CancellationToken cancellationToken) =>
        SendAsync(endpoint, tenant, DeliveryKind.Test, code: null, cancellationToken);

    public ValueTask<TestReceipt> VerifyAsync(
        string endpoint, string tenant, string code, CancellationToken cancellationToken) =>
        SendAsync(endpoint, tenant, DeliveryKind.Verification, code, cancellationToken);

    private async ValueTask<TestReceipt> SendAsync(
        string name, string tenant, DeliveryKind kind, string? code, CancellationToken cancellationToken)
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        CompiledEndpoint? found = snapshot.Tenant(tenant).Endpoints.GetValueOrDefault(name);
        if (found is not { } endpoint)
        {
            throw new ArgumentException($"There is no endpoint '{Problems.Shown(name)}' for this tenant.", nameof(name));
        }

        return endpoint.Group is { } group
            ? await GroupAsync(endpoint, group, tenant, kind, snapshot, cancellationToken).ConfigureAwait(false)
            : await SendAsync(endpoint, tenant, kind, code, snapshot, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tests every member: what a test is for are those that nobody needs today.</summary>
    private async ValueTask<TestReceipt> GroupAsync(
        CompiledEndpoint endpoint,
        CompiledGroup group,
        string tenant,
        DeliveryKind kind,
        PolicySnapshot snapshot,
        CancellationToken cancellationToken)
    {
        if (kind == DeliveryKind.Verification)
        {
            const string Mend = "A group has no address of its own. Verify its members.";
            return new TestReceipt(
                endpoint.Name, endpoint.Endpoint.Channel, ReceiptStatus.Rejected, EndpointGroup.ChannelName, Mend, TimeSpan.Zero);
        }

        long started = time.GetTimestamp();
        TestReceipt[] members = await Task.WhenAll(group.Members.Select(member =>
            SendAsync(member, tenant, kind, code: null, snapshot, cancellationToken).AsTask())).ConfigureAwait(false);
        string answers = string.Join(", ", members.Select(member => $"{member.Endpoint} {member.Status} {member.Code}"));
        return new TestReceipt(
            endpoint.Name,
            endpoint.Endpoint.Channel,
            members.Max(member => member.Status),
            EndpointGroup.ChannelName,
            $"{members.Count(member => member.Status == ReceiptStatus.Delivered)} of {members.Length} members took it: {answers}.",
            time.GetElapsedTime(started))
        {
            Members = members,
        };
    }

    private async ValueTask<TestReceipt> SendAsync(
        CompiledEndpoint endpoint,
        string tenant,
        DeliveryKind kind,
        string? code,
        PolicySnapshot snapshot,
        CancellationToken cancellationToken)
    {
        if (kind == DeliveryKind.Test && !endpoint.Endpoint.Verified)
        {
            const string Mend = "The address is not verified: it receives nothing but its verification. Verify it first.";
            return new TestReceipt(
                endpoint.Name, endpoint.Endpoint.Channel, ReceiptStatus.Rejected, Rules.Unverified, Mend, TimeSpan.Zero);
        }

        var delivery = new Delivery
        {
            Id = $"{(code is null ? "test" : "verify")}-{Guid.NewGuid():N}",
            Kind = kind,
            Target = endpoint.TargetFor(tenant),
            Topic = Topics.System,
            Severity = Severity.Informational,
            VerificationCode = code,
            CreatedAt = time.GetUtcNow(),
            Attempt = 1,
            Renderer = renderer,
        };
        long started = time.GetTimestamp();
        (DeliveryReceipt receipt, _) = await runner
            .RunAsync(delivery, snapshot.Document.Options.AttemptTimeout, cancellationToken).ConfigureAwait(false);
        return new TestReceipt(
            endpoint.Name,
            endpoint.Endpoint.Channel,
            receipt.Status,
            receipt.Code,
            receipt.Detail,
            time.GetElapsedTime(started));
    }
}
