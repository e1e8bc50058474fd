using System.Globalization;
using Notification.Sdk.Storage.Sqlite.CrashTests;

// The child of the crash tests: <file> <first event> <first asset> [<step>:<count>]. Runs dry, says so, then publishes and dispatches until
// it is killed: by itself at the step, or by its parent.
long firstEvent = long.Parse(args[1], CultureInfo.InvariantCulture);
long firstAsset = long.Parse(args[2], CultureInfo.InvariantCulture);
var report = new Report();
report.Say("begun");
if (args.Length > 3)
{
    Suicide.At(args[3]);
}

await using Life life = new(args[0], report);
await life.RunDryAsync();
report.Say("dry");
await life.LoadAsync(firstEvent, firstAsset);
