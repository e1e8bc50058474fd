using System.Globalization;
using Notification.Sdk.Storage.PostgreSql.CrashTests;

// One node of the crash tests: <connection string> <schema> <first event> <begin of the clock>. Dispatches until it is killed or its input ends, and
// publishes at each line that it is given: <round> <events>.
var report = new ToParent();
await using Node node = new(
    args[0],
    args[1],
    long.Parse(args[2], CultureInfo.InvariantCulture),
    new QuickClock(new DateTimeOffset(long.Parse(args[3], CultureInfo.InvariantCulture), TimeSpan.Zero)),
    report);
await node.StartAsync();
report.Say($"begun {node.Id}");
while (await Console.In.ReadLineAsync() is { } line)
{
    string[] words = line.Split(' ');
    await node.PublishAsync(words[0], int.Parse(words[1], CultureInfo.InvariantCulture));
    report.Say("done");
}

await node.StopAsync();
