using FsCheck;
using FsCheck.Fluent;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Failover;

/// <summary>The laws of a group, over random sequences of what its members answer.</summary>
public sealed class FailoverProperties
{
    private static readonly string[] Members = ["a", "b", "c"];
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_laws_of_a_group_hold_for_any_answers() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        Task.Run(() => RunAsync(seed)).Wait();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(FuzzCases.Count(300)));

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        int kind = random.Next(3);
        await using var group = new GroupRig(options =>
        {
            options.Health.MinimumAttempts = 1_000_000;
            options.Endpoints[GroupRig.Group].Group!.Rest = Rest;
            options.Endpoints[GroupRig.Group].Group!.Patience = TimeSpan.FromDays(7);
        });
        foreach (string member in Members)
        {
            group.Answers(member, _ => Draw(random, kind));
        }

        for (int i = 0; i < 8; i++)
        {
            await group.PublishAsync($"web-{i}");
            await group.Rig.RunForAsync(TimeSpan.FromHours(3));
            group.Rig.Time.Advance(TimeSpan.FromSeconds(random.Next(100)));
        }

        foreach (IGrouping<string, RecordingChannel.Sent> delivery in group.Alerts.GroupBy(sent => sent.Delivery.Id))
        {
            AssertOneDelivered([.. delivery]);
            foreach (IGrouping<int, RecordingChannel.Sent> attempt in delivery.GroupBy(sent => sent.Delivery.Attempt))
            {
                AssertPassedOn([.. attempt]);
            }
        }

        AssertOrder(group.Alerts);
        Assert.Equal(8, await group.CountAsync(Outcome.Delivered) + await group.CountAsync(Outcome.DeadLettered));
    }

    private static DeliveryReceipt Draw(Random random, int kind) => (random.Next(10) + (3 * kind)) switch
    {
        < 4 => DeliveryReceipt.Delivered("ok"),
        < 6 => GroupRig.Refused,
        < 10 => GroupRig.Unreachable,
        < 12 => GroupRig.Unanswered,
        < 13 => DeliveryReceipt.Deferred("503", "later"),
        _ => GroupRig.Refused,
    };

    private static bool IsUnknown(DeliveryReceipt receipt) => receipt is { Status: ReceiptStatus.Deferred, NothingSent: false };

    /// <summary>At most one member takes it, and never a second one: an unknown outcome is asked of its own member again.</summary>
    private static void AssertOneDelivered(List<RecordingChannel.Sent> delivery)
    {
        Assert.InRange(delivery.Count(sent => sent.IsDelivered), 0, 1);
        Assert.All(delivery.SkipLast(1), sent => Assert.False(sent.IsDelivered));
        foreach ((RecordingChannel.Sent sent, RecordingChannel.Sent next) in delivery.Zip(delivery.Skip(1)))
        {
            Assert.True(!IsUnknown(sent.Receipt) || next.Delivery.Target.Endpoint == sent.Delivery.Target.Endpoint);
        }
    }

    /// <summary>Each member at most once, and nobody after an answer that leaves something open.</summary>
    private static void AssertPassedOn(List<RecordingChannel.Sent> attempt)
    {
        Assert.Distinct(attempt.Select(sent => sent.Delivery.Target.Endpoint));
        Assert.All(attempt.SkipLast(1), sent => Assert.True(sent.Receipt.NothingSent || sent.Receipt.Status == ReceiptStatus.Rejected));
        if (!attempt[^1].IsDelivered && !IsUnknown(attempt[^1].Receipt))
        {
            Assert.Equal(Members.Length, attempt.Count);
        }
    }

    /// <summary>The well ones as written, then the least recently failed; only who is bound to the delivery comes before.</summary>
    private static void AssertOrder(IReadOnlyList<RecordingChannel.Sent> asked)
    {
        Dictionary<string, DateTimeOffset> failedAt = [];
        Dictionary<string, List<RecordingChannel.Sent>> attempts = [];
        foreach (RecordingChannel.Sent sent in asked)
        {
            string key = sent.Delivery.Id;
            List<RecordingChannel.Sent> before = attempts.GetValueOrDefault(key, []);
            List<RecordingChannel.Sent> now = [.. before.Where(other => other.Delivery.Attempt == sent.Delivery.Attempt)];
            List<RecordingChannel.Sent> last = [.. before.Where(other => other.Delivery.Attempt == sent.Delivery.Attempt - 1)];
            string? bound = now.Count > 0 || last.Count == 0 ? null
                : IsUnknown(last[^1].Receipt) ? last[^1].Delivery.Target.Endpoint
                : last.Exists(other => other.Receipt.Status == ReceiptStatus.Rejected)
                    ? last.Find(other => other.Receipt.NothingSent)!.Delivery.Target.Endpoint
                : null;
            string expected = bound ?? Members.Except(now.Select(other => other.Delivery.Target.Endpoint))
                .OrderBy(member => failedAt.TryGetValue(member, out DateTimeOffset at) && sent.At - at < Rest ? at : DateTimeOffset.MinValue)
                .First();
            Assert.Equal(expected, sent.Delivery.Target.Endpoint);
            attempts[key] = [.. before, sent];
            if (sent.IsDelivered)
            {
                failedAt.Remove(sent.Delivery.Target.Endpoint);
            }
            else
            {
                failedAt[sent.Delivery.Target.Endpoint] = sent.At;
            }
        }
    }
}
