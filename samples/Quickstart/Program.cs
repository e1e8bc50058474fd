using Quickstart;
using Quickstart.Reports;

return await Application.RunAsync(args, Console.Out, Console.Error, Paint.ForConsole());
