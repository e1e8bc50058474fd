using BenchmarkDotNet.Running;
using Notification.Sdk.Benchmarks;
using Notification.Sdk.Benchmarks.Channels;

switch (args)
{
    case ["channels"]:
        await ChannelRaces.RunAsync(Effort.Full);
        break;
    case ["check"]:
        await ChannelRaces.RunAsync(Effort.Short);
        BenchmarkRunner.Run(typeof(Program).Assembly, Once.Config);
        break;
    case [HttpReceiver.Verb]:
        await HttpReceiver.ServeAsync();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
