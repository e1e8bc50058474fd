using Microsoft.Extensions.Logging;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Leads a delivery through the members of a group, each at most once in an attempt. Used by the dispatcher's loop alone.</summary>
internal sealed class Failover(
    PolicyProvider policies, Settler settler, AttemptRunner runner, FailoverNews news, TimeProvider time, ILogger<Failover> logger)
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    /// <summary>Begins an attempt: with which member, or when.</summary>
    public Start Begin(
        Claim claim,
        CompiledEndpoint endpoint,
        Lanes lanes,
        PolicySnapshot snapshot,
        DateTimeOffset now,
        CancellationToken cancelling)
    {
        var attempt = new GroupAttempt(
            endpoint.Group!, time.GetTimestamp(), snapshot.Document.Options.AttemptTimeout, cancelling);
        MemberChoice choice = Choose(claim, attempt, lanes, snapshot, now);
        return choice.Member is { } member
            ? new Start(member, null, attempt)
            : new Start(null, Settlement.PutOff(claim, now, choice.FreeAt ?? now + LeastTime, null));
    }

    /// <summary>Takes a member's answer.</summary>
    /// <returns>The member to ask next; or the receipt of the whole attempt.</returns>
    public async ValueTask<(CompiledEndpoint? Next, DeliveryReceipt Receipt)> TakeAsync(
        Completion completion, GroupAttempt attempt, DeliveryReceipt receipt, Lanes lanes)
    {
        Claim claim = completion.Claim;
        var answer = new MemberAnswer(completion.Endpoint, receipt);
        attempt.Answers.Add(answer);
        PolicySnapshot snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        Judge(claim.Endpoint.Tenant, answer, lanes, snapshot, now);
        if (receipt.Status == ReceiptStatus.Delivered)
        {
            await news.TellAsync(claim, attempt, lanes, now).ConfigureAwait(false);
        }

        if (!answer.MovesOn)
        {
            return (null, receipt.By(answer.Member.Name));
        }

        if (attempt.Cancelling.IsCancellationRequested)
        {
            return (null, DeliveryReceipt.Deferred(AttemptRunner.Stopped, "The host stopped before the next member was asked."));
        }

        MemberChoice choice = Choose(claim, attempt, lanes, snapshot, now);
        if (choice.Member is not { } next || TimeLeft(attempt) < LeastTime)
        {
            return (null, GroupReceipt.Of(attempt.Answers, choice, now));
        }

        Log.MovedOn(
            logger, claim.DeliveryId, claim.Endpoint.Tenant, claim.Endpoint.Name, answer.Member.Name, receipt.Code, next.Name);
        return (next, receipt);
    }

    /// <summary>What the members asked so far have left of the attempt's time.</summary>
    public TimeSpan TimeLeft(GroupAttempt attempt) => attempt.Longest - time.GetElapsedTime(attempt.Started);

    private MemberChoice Choose(
        Claim claim, GroupAttempt attempt, Lanes lanes, PolicySnapshot snapshot, DateTimeOffset now) =>
        MemberChoice.Of(claim, attempt, lanes, runner, snapshot.Document.Options.EndpointConcurrency, now);

    private void Judge(
        string tenant, MemberAnswer answer, Lanes lanes, PolicySnapshot snapshot, DateTimeOffset now)
    {
        var member = new EndpointKey(tenant, answer.Member.Name);
        Lane lane = lanes.Of(member);
        settler.Judge(member, answer.Receipt, lane, snapshot, now);
        if (answer.Receipt.PausesEndpoint)
        {
            TimeSpan wait = answer.Receipt.RetryAfter ?? snapshot.Retries[0];
            TimeSpan longest = snapshot.Document.Options.Retry.LongestWait;
            lane.PauseUntil(now + (wait < longest ? wait : longest));
        }
    }
}
