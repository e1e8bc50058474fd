using System.Net;
using Quickstart;
using Quickstart.Receiving;

namespace Notification.Sdk.Samples.Tests;

public sealed class WebhookReceiverTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("v1,AAAA")]
    public async Task What_is_not_signed_is_not_believed(string? signature)
    {
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync(new VirtualClock());
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, receiver.Address);
        request.Content = new StringContent("{}");
        request.Headers.Add("webhook-id", "d-1");
        request.Headers.Add("webhook-timestamp", "0");
        if (signature is not null)
        {
            request.Headers.Add("webhook-signature", signature);
        }

        using HttpResponseMessage answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(receiver.Take());
    }
}
