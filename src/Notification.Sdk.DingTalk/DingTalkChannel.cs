using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.DingTalk.Answers;
using Notification.Sdk.DingTalk.Messages;
using Notification.Sdk.DingTalk.Robots;
using Notification.Sdk.DingTalk.Settings;
using Notification.Sdk.Http;

namespace Notification.Sdk.DingTalk;

/// <summary>Settings → robot that may send → message → signed request → guarded attempt → verdict → receipt.</summary>
internal sealed class DingTalkChannel(
    [FromKeyedServices(DingTalkChannel.ClientName)] HttpChannelClient http,
    IOptionsMonitor<DingTalkOptions> options,
    TimeProvider time) : IChannel
{
    public const string ClientName = "Notification.Sdk.DingTalk";

    // Messages of one burst take unlike times on their way. A pace that is slower by a second than the vendor's keeps
    // the last of one minute and the first of the next from meeting at the vendor, which would cost ten minutes.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);
    private readonly long _started = time.GetTimestamp();
    private readonly RobotBook _book = new();

    public string Name => "dingtalk";

    private TimeSpan Uptime => time.GetElapsedTime(_started);

    /// <summary>The pace of an endpoint: 20 a minute for each robot that is neither banned nor misconfigured, or one an
    /// interval.</summary>
    public ChannelPacing? PacingFor(DeliveryTarget target)
    {
        RobotPool pool = Read(target, []).Pool;
        int usable = Math.Max(1, _book.Look(pool, Uptime).Usable);
        return pool.Interval > TimeSpan.Zero
            ? new ChannelPacing(usable, pool.Interval + Margin)
            : new ChannelPacing(usable * RobotBook.MostAMinute, TimeSpan.FromMinutes(1) + Margin);
    }

    public IReadOnlyList<string> Check(DeliveryTarget target)
    {
        List<string> faults = [];
        Read(target, faults);
        return faults;
    }

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        List<string> faults = [];
        DingTalkSettings settings = Read(delivery.Target, faults);
        if (faults.Count > 0)
        {
            return DeliveryReceipt.Rejected(HttpReceipts.BadSettings, faults[0], disablesEndpoint: true);
        }

        if (_book.Take(settings.Pool, Uptime, out TimeSpan wait) is not { } robot)
        {
            return RobotReceipts.AllBusy(wait);
        }

        byte[] body = MessageWriter.Write(delivery, settings);
        using HttpRequestMessage request = RobotRequest.Create(robot, body, time.GetUtcNow());
        HttpAnswer answer = await http
            .SendAsync(delivery.Target, request, HttpCompletionOption.ResponseContentRead, cancellationToken)
            .ConfigureAwait(false);
        return answer.Failure is null && answer.IsSuccess
            ? RobotReceipts.Settle(ErrorCodes.Judge(RobotAnswer.Parse(answer)), robot, settings.Pool, _book, Uptime)
            : HttpReceipts.RetryUnlessRefused(answer);
    }

    private DingTalkSettings Read(DeliveryTarget target, ICollection<string> faults) =>
        SettingsReader.Read(target, options.CurrentValue.Http.RequireHttps, faults);
}
