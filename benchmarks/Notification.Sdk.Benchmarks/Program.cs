using BenchmarkDotNet.Running;
using Notification.Sdk.Benchmarks;
using Notification.Sdk.Benchmarks.Channels;
using Notification.Sdk.Benchmarks.Dispatch;
using Notification.Sdk.Benchmarks.Reports;

switch (args)
{
    case ["channels"]:
        await ChannelRaces.RunAsync(Effort.Full);
        break;
    case ["check"]:
        await ChannelRaces.RunAsync(Effort.Short);
        await Neighbours.RunAsync(rounds: 1, events: 100);
        BenchmarkRunner.Run(typeof(Program).Assembly, Once.Config);
        break;
    case ["neighbours"]:
        return await Neighbours.RunAsync(rounds: 5, events: 500) ? 0 : 1;
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

return 0;
