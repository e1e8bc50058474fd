using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Notification.Sdk.Events;

namespace Quickstart.Receiving;

/// <summary>The other side of the webhook endpoint, in the same process: takes messages on a free port of this
/// machine.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly TimeProvider _clock;
    private readonly WebApplication _server;
    private List<Sent> _arrived = [];

    private WebhookReceiver(TimeProvider clock)
    {
        _clock = clock;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        builder.Services.AddSingleton<IHostLifetime, LifetimeOfTheProcess>();
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address => _server.Urls.Single();

    /// <summary>The secret that messages must be signed with.</summary>
    public string Secret => $"whsec_{Convert.ToBase64String(_key)}";

    public static async Task<WebhookReceiver> StartAsync(TimeProvider clock)
    {
        var receiver = new WebhookReceiver(clock);
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>Takes what has arrived since the last time.</summary>
    public IReadOnlyList<Sent> Take()
    {
        lock (_lock)
        {
            List<Sent> taken = _arrived;
            _arrived = [];
            return taken;
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        DateTimeOffset now = _clock.GetUtcNow();
        if (!WebhookSignature.IsGood(context.Request.Headers, body.ToArray(), _key, now))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var message = JsonDocument.Parse(body.ToArray());
        Keep(message.RootElement.GetProperty("data"), now);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // Whoever sends must send again when the answer was lost: the same message comes under the same id.
    private void Keep(JsonElement data, DateTimeOffset now)
    {
        string Text(string name) => data.GetProperty(name).GetString() ?? "";
        lock (_lock)
        {
            if (_ids.Add(Text("id")))
            {
                _arrived.Add(new Sent(
                    now,
                    Text("topic"),
                    Enum.Parse<Severity>(Text("severity")),
                    Notifications.Channels[Text("endpoint")],
                    Text("endpoint"),
                    Text("kind"),
                    data.GetProperty("message").GetProperty("title").GetString() ?? ""));
            }
        }
    }

    // Ctrl+C ends the program as if there were no server in it.
    private sealed class LifetimeOfTheProcess : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
