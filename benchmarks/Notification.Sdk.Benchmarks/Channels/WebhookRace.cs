using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>The webhook channel, from the delivery to the receipt, beside a loop around <see cref="HttpClient"/> that posts bytes
/// that are there already.</summary>
internal static class WebhookRace
{
    public static async Task RunAsync(Effort effort)
    {
        using HttpReceiver receiver = await HttpReceiver.StartAsync();
        Recording recorded = await RecordAsync(receiver.Address);
        using var bare = new BareClient(receiver.Address, recorded);
        await using ServiceProvider services = NewServices();
        IChannel channel = services.GetServices<IChannel>().Single(found => found.Name == "webhook");
        DeliveryTarget target = Sample.NewTarget(receiver.Address);
        foreach (int workers in new[] { 1, 16, 64 })
        {
            await new Race(workers, effort.Requests).RunAsync(
                $"Webhooks of {recorded.Body.Length} bytes, {workers} at once",
                effort.WarmUp,
                effort.Rounds,
                [
                    new("HttpClient, the same bytes", (_, _) => bare.PostAsync()),
                    new("HttpClient, the same bytes, signed each time", (_, _) => bare.PostSignedAsync()),
                    new("HttpClient, JSON written and signed each time", (_, number) => bare.PostWrittenAsync(Sample.NewDelivery(target, number))),
                    new("the channel: render, write, sign, send", (_, number) => SendAsync(channel, target, number)),
                ]);
        }
    }

    private static async Task SendAsync(IChannel channel, DeliveryTarget target, int number)
    {
        DeliveryReceipt receipt = await channel.SendAsync(Sample.NewDelivery(target, number), CancellationToken.None);
        if (receipt.Status != ReceiptStatus.Delivered)
            throw new InvalidOperationException($"The webhook was not delivered: {receipt.Code} {receipt.Detail}");
    }

    // What the channel sends, taken off just above its socket.
    private static async Task<Recording> RecordAsync(Uri address)
    {
        var recorder = new Recorder();
        await using ServiceProvider services = NewServices(http => http.AddHttpMessageHandler(() => recorder));
        await SendAsync(
            services.GetServices<IChannel>().Single(found => found.Name == "webhook"), Sample.NewTarget(address), 0);
        return recorder.Recording ?? throw new InvalidOperationException("The channel sent nothing.");
    }

    private static ServiceProvider NewServices(Action<IHttpClientBuilder>? configureHttp = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSecurityNotifications().AddWebhook(
            options =>
            {
                options.Http.RequireHttps = false;
                options.Http.AllowedNetworks.Add("127.0.0.0/8");
            },
            configureHttp);
        return services.BuildServiceProvider();
    }
}
