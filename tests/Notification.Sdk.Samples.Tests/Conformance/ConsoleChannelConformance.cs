using CustomChannel;

namespace Notification.Sdk.Samples.Tests.Conformance;

/// <summary>What the author of a channel writes.</summary>
[Collection(OwnConsole.Name)]
public sealed class ConsoleChannelConformance : ChannelConformance, IDisposable
{
    private readonly RecordingWriter _screen = new();
    private readonly TextWriter _before = Console.Out;

    public ConsoleChannelConformance() => Console.SetOut(_screen);

    public static TheoryData<string> All => [.. Cases];

    protected override DeliveryTarget Target => To("console", "the operators");

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    public void Dispose()
    {
        Console.SetOut(_before);
        _screen.Dispose();
    }

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddChannel<ConsoleChannel>();

    protected override ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip) =>
        ValueTask.FromResult<IReadOnlyList<ReceivedMessage>>([.. _screen.Lines.Skip(skip).Select(ReceivedMessage.OfText)]);
}
