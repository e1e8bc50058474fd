using System.Buffers.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Benchmarks.Stores;

/// <summary>A receiver of webhooks that marks off the numbers of the events it got.</summary>
internal sealed class CountingReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool[] _seen;
    private long _distinct;
    private long _total;

    private CountingReceiver(WebApplication app, long events)
    {
        _app = app;
        _seen = new bool[events + 1001];
    }

    public string Address => _app.Urls.First() + "/hook";

    public long Distinct => Interlocked.Read(ref _distinct);

    public long Total => Interlocked.Read(ref _total);

    public static async Task<CountingReceiver> StartAsync(long events)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var receiver = new CountingReceiver(app, events);
        app.MapPost("/hook", receiver.ReceiveAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        Mark(body.GetBuffer().AsSpan(0, (int)body.Length));
        return Results.Ok();
    }

    private void Mark(ReadOnlySpan<byte> body)
    {
        Interlocked.Increment(ref _total);
        int at = body.IndexOf("event-"u8);
        if (at >= 0 && Utf8Parser.TryParse(body[(at + 6)..], out long number, out _) && number < _seen.Length)
        {
            lock (_seen)
            {
                _distinct += _seen[number] ? 0 : 1;
                _seen[number] = true;
            }
        }
    }
}
