using System.Globalization;
using BenchmarkDotNet.Running;
using Notification.Sdk.Benchmarks;
using Notification.Sdk.Benchmarks.Channels;
using Notification.Sdk.Benchmarks.Engine;
using Notification.Sdk.Benchmarks.Gate;
using Notification.Sdk.Benchmarks.Reports;

switch (args)
{
    case ["channels"]:
        await ChannelRaces.RunAsync(Effort.Full);
        break;
    case ["pauses"]:
        Pauses.Print(10_000_000);
        break;
    case ["deliveries"]:
        await DeliveryRace.RunAsync(Effort.Full);
        break;
    case ["check"]:
        Sizes.IsShort = true;
        await ChannelRaces.RunAsync(Effort.Short);
        await DeliveryRace.RunAsync(Effort.Short);
        Pauses.Print(100_000);
        BenchmarkRunner.Run(typeof(Program).Assembly, Once.Config);
        break;
    case [HttpReceiver.Verb]:
        await HttpReceiver.ServeAsync();
        break;
    case ["report", string font, string browser, string rows]:
        ReportCommand.Run(font, browser, int.Parse(rows, CultureInfo.InvariantCulture));
        break;
    case ["font", string source, string target]:
        FontCommand.Run(source, target);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
