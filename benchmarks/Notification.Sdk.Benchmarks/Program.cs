using BenchmarkDotNet.Running;
using Notification.Sdk.Benchmarks.Reports;

switch (args)
{
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
