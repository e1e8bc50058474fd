using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Engine;

/// <summary>Runs the dispatcher's loop as long as the host runs. Wrong settings stop the start.</summary>
internal sealed class NotificationsService(
    PolicyProvider policies,
    Dispatcher dispatcher,
    IOutbox outbox,
    TimeProvider time,
    ILogger<NotificationsService> logger) : BackgroundService
{
    private readonly CancellationTokenSource _cancelling = new();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (outbox is InMemoryStore)
        {
            Log.MemoryOnly(logger);
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(snapshot.Document.Options.StopTimeout, time);
        using CancellationTokenRegistration cancel = deadline.Token.UnsafeRegister(Cancel, _cancelling);
        using CancellationTokenRegistration hurry = cancellationToken.UnsafeRegister(Cancel, _cancelling);
        await base.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _cancelling.Dispose();
        base.Dispose();
    }

    private static void Cancel(object? source) => ((CancellationTokenSource)source!).Cancel();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        dispatcher.RunAsync(stoppingToken, _cancelling.Token);
}
