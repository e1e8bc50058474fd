using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
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
