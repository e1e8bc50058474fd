using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Channels;
using Notification.Sdk.Events;

namespace Notification.Sdk.Benchmarks.Engine;

/// <summary>What one would write by hand: events into a channel, some loops that post each as JSON. Nothing is kept, limited,
/// retried, rendered or signed.</summary>
internal static class BareLoop
{
    public static async Task RunAsync(Uri receiver, int events, int atOnce)
    {
        using var client = new HttpClient();
        Channel<SecurityEvent> channel = Channel.CreateUnbounded<SecurityEvent>();
        Task[] loops = [.. Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => PostAllAsync(client, receiver, channel.Reader)))];
        for (int i = 0; i < events; i++)
            channel.Writer.TryWrite(WholeEngine.NewEvent(i));

        channel.Writer.Complete();
        await Task.WhenAll(loops);
    }

    private static async Task PostAllAsync(HttpClient client, Uri receiver, ChannelReader<SecurityEvent> reader)
    {
        await foreach (SecurityEvent securityEvent in reader.ReadAllAsync())
        {
            var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(securityEvent));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage response = await client.PostAsync(receiver, content);
            response.EnsureSuccessStatusCode();
        }
    }
}
