using System.Text;
using System.Text.Json;
using Notification.Sdk;
using Notification.Sdk.Events;

namespace Worker;

/// <summary>Publishes the events that other programs leave in a folder, a JSON object a line. A line that was published before is known by its
/// event's id, so that a file read twice notifies once.</summary>
internal sealed partial class FolderReader(
    ISecurityNotifier notifier,
    IConfiguration configuration,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<FolderReader> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> _read = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string folder = configuration["Incoming"] ?? "incoming";
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*.jsonl").Order().Where(_read.Add))
            {
                await ReadAsync(file, stoppingToken);
            }

            if (configuration["Once"] == "true")
            {
                lifetime.StopApplication();
                return;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ReadAsync(string file, CancellationToken cancellationToken)
    {
        int number = 0;
        await foreach (string line in File.ReadLinesAsync(file, cancellationToken))
        {
            number++;
            try
            {
                PublishResult result = await notifier.PublishAsync(
                    SecurityEventJson.FromUtf8(Encoding.UTF8.GetBytes(line)), cancellationToken);
                Published(logger, file, number, result.EventId, result.Status, result.Rule);
            }
            catch (Exception exception) when (exception is JsonException or ArgumentException)
            {
                Refused(logger, file, number, exception.Message);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{File}:{Line}: {EventId} {Status} {Rule}")]
    private static partial void Published(ILogger logger, string file, int line, string eventId, PublishStatus status, string? rule);

    [LoggerMessage(2, LogLevel.Error, "{File}:{Line}: {Problem}")]
    private static partial void Refused(ILogger logger, string file, int line, string problem);
}
