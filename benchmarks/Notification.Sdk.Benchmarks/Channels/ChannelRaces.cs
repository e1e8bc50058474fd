namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>Channels beside what one would write without them, in one run.</summary>
internal static class ChannelRaces
{
    public static async Task RunAsync(Effort effort)
    {
        await WebhookRace.RunAsync(effort);
        await MailRace.RunAsync(effort);
    }
}
