using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk;
using Notification.Sdk.Stores;
using Quickstart.Logs;
using Quickstart.Receiving;
using Quickstart.Reports;

namespace Quickstart;

/// <summary>The program: arguments in, notifications and a report out.</summary>
internal static class Application
{
    private const int Success = 0;
    private const int SumsDisagree = 1;
    private const int BadInput = 2;

    /// <summary>Runs the program.</summary>
    /// <returns>0; 1 when the sums do not agree; 2 when the arguments or the log are at fault, which standard error
    /// then names in one line.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Paint paint)
    {
        if (!Arguments.TryParse(args, out Arguments? arguments, out string? fault))
        {
            await error.WriteLineAsync(fault);
            return BadInput;
        }

        if (arguments.Help)
        {
            await output.WriteLineAsync(Arguments.Usage);
            return Success;
        }

        try
        {
            using LogReader log = LogReader.Open(arguments.Path);
            return await RunAsync(arguments, log, output, paint) ? Success : SumsDisagree;
        }
        catch (Exception exception) when (exception is LogFileException or OptionsValidationException or StoreException)
        {
            await error.WriteLineAsync(exception.Message);
            return BadInput;
        }
    }

    private static async Task<bool> RunAsync(Arguments arguments, LogReader log, TextWriter output, Paint paint)
    {
        var report = new ConsoleReport(output, paint);
        var clock = new VirtualClock();
        var tally = new Tally();
        await using WebhookReceiver webhook = await WebhookReceiver.StartAsync(clock);
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddNotifications(webhook, arguments)
            .BuildServiceProvider();
        IDispatcher dispatcher = services.GetRequiredService<IDispatcher>();
        var receivers = new Receivers(services.GetRequiredService<IInbox>(), webhook);
        var replay = new Replay(services.GetRequiredService<ISecurityNotifier>(), dispatcher, receivers, clock, tally)
        {
            OnSent = arguments.Json ? _ => { } : report.Sent,
        };

        // Nothing is due yet. Wrong settings come to light here, as they do when a host starts.
        await dispatcher.DispatchDueAsync();
        if (!arguments.Json)
        {
            report.Begin(arguments);
        }

        await replay.RunAsync(log, new LogParser(arguments.Year));
        var result = new RunResult(
            tally,
            await services.GetRequiredService<IDeliveryLog>().CountAsync(),
            [.. receivers.All],
            replay.Example);
        if (arguments.Json)
        {
            await output.WriteLineAsync(JsonReport.Of(result));
        }
        else
        {
            report.End(result);
            if (replay.LastLine is { } last)
            {
                IReports reports = services.GetRequiredService<IReports>();
                report.Written(await WeeklyReport.WriteAsync(reports, last, arguments.Report));
            }
        }

        return result.IsBalanced;
    }
}
