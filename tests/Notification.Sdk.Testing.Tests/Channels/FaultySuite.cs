using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Testing.Tests.Channels;

internal sealed class FaultySuite(Defect defect) : ChannelConformance
{
    private readonly Post _post = new();

    protected internal override DeliveryTarget Target =>
        To(defect == Defect.ShoutsItsName ? "POST" : "post", "box:planted-box-key-4711");

    protected internal override IReadOnlyCollection<string> Secrets => ["planted-box-key-4711"];

    protected internal override TimeSpan? DeferralWait => TimeSpan.FromSeconds(90);

    protected override void Register(ISecurityNotificationsBuilder notifications)
    {
        notifications.Services.AddSingleton(_post).AddSingleton(typeof(Defect), defect);
        notifications.AddChannel<FaultyChannel>();
    }

    protected internal override bool Prepare(CounterpartAnswer answer)
    {
        _post.Answer = answer;
        return true;
    }

    protected internal override ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip) =>
        ValueTask.FromResult<IReadOnlyList<ReceivedMessage>>([.. _post.Messages.Skip(skip)]);
}
