using BenchmarkDotNet.Running;
using Notification.Sdk.Benchmarks;
using Notification.Sdk.Benchmarks.Channels;
using Notification.Sdk.Benchmarks.Reports;

switch (args)
{
    case ["channels"]:
        await ChannelRaces.RunAsync(Effort.Full);
        break;
    case ["check"]:
        await ChannelRaces.RunAsync(Effort.Short);
        SuppressedEvents.KeyCounts = [100];
        BenchmarkRunner.Run(typeof(Program).Assembly, Once.Config);
        break;
    case [HttpReceiver.Verb]:
        await HttpReceiver.ServeAsync();
        break;
    case ["report", string font, string browser]:
        ReportCommand.Run(font, browser);
        break;
    case ["font", string source, string target]:
        FontCommand.Run(source, target);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
