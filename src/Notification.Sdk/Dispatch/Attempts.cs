using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Attempts run beside the loop and come back as completions; their places in the lanes are taken and given back by the loop
/// alone.</summary>
internal sealed class Attempts(
    PolicyProvider policies, DeliveryComposer composer, AttemptRunner runner, Lanes lanes, DispatchSignal signal)
{
    private readonly Channel<Completion> _completions = Channel.CreateUnbounded<Completion>();

    /// <summary>The next answer, when there is one.</summary>
    public bool TryRead([NotNullWhen(true)] out Completion? completion) => _completions.Reader.TryRead(out completion);

    /// <summary>Begins an attempt. The place at the claim's endpoint is taken already; of a group, the member's is taken here.</summary>
    public void Ask(
        Claim claim, CompiledEndpoint endpoint, GroupAttempt? group, TimeSpan longest, CancellationToken cancelling)
    {
        if (group is not null)
        {
            lanes.Of(MemberKey(claim, endpoint)).UnderWay++;
        }

        _ = AttemptAsync(claim, endpoint, group, longest, cancelling);
    }

    /// <summary>Gives back the place at the endpoint; with a member of a group also the group's, when its attempt is over.</summary>
    public void GiveBack(Completion completion, bool isOver)
    {
        bool hangs = !completion.Sending.IsCompleted;
        EndpointKey[] places = completion.Group is null ? [completion.Claim.Endpoint]
            : isOver ? [completion.Claim.Endpoint, MemberKey(completion.Claim, completion.Endpoint)]
            : [MemberKey(completion.Claim, completion.Endpoint)];
        foreach (Lane lane in places.Select(lanes.Of))
        {
            lane.UnderWay -= hangs ? 0 : 1;
            lane.Hanging += hangs ? 1 : completion.Receipt is null ? -1 : 0;
        }

        if (hangs)
        {
            _ = completion.Sending.ContinueWith(
                _ =>
                {
                    _completions.Writer.TryWrite(completion with { Receipt = null });
                    signal.Wake();
                },
                TaskScheduler.Default);
        }
    }

    private static EndpointKey MemberKey(Claim claim, CompiledEndpoint member) => new(claim.Endpoint.Tenant, member.Name);

    private async Task AttemptAsync(
        Claim claim, CompiledEndpoint endpoint, GroupAttempt? group, TimeSpan longest, CancellationToken cancelling)
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
        Composed composed = await composer.ComposeAsync(claim, endpoint, snapshot, longest, cancelling).ConfigureAwait(false);
        (DeliveryReceipt receipt, Task sending) = composed.Delivery is { } delivery
            ? await runner.RunAsync(delivery, longest, cancelling).ConfigureAwait(false)
            : (composed.Receipt ?? DeliveryReceipt.Rejected(composed.Rule!, ""), Task.CompletedTask);
        _completions.Writer.TryWrite(new Completion(claim, endpoint, receipt, sending, group) { Rule = composed.Rule });
        signal.Wake();
    }
}
