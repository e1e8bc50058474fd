using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Tests.Inbox;

public sealed class InboxConformance : ChannelConformance
{
    public static TheoryData<string> All => [.. Cases];

    protected override DeliveryTarget Target => To("inbox", "inbox");

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    protected override void Register(ISecurityNotificationsBuilder notifications)
    {
    }

    protected override async ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip)
    {
        IReadOnlyList<InboxMessage> messages = await Services.GetRequiredService<IInbox>().ListAsync(new InboxQuery { Limit = 1_000 });
        return
        [
            // Newest first; ids are drawn at random and times may be the same.
            .. messages.Reverse().Skip(skip).Select(
                message => new ReceivedMessage(
                    message.Id,
                    new ReceivedPart("title", PartForm.Line, message.Title),
                    new ReceivedPart("body", PartForm.Text, message.Body))),
        ];
    }
}
