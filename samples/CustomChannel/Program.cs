using CustomChannel;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

// Register the channel, and an endpoint that uses it.
IServiceCollection registrations = new ServiceCollection().AddLogging();
ISecurityNotificationsBuilder notifications = registrations
    .AddSecurityNotifications(options =>
    {
        options.Endpoints["ops"] = new Endpoint { Channel = "console", Address = "the operators" };
        options.Contacts["primary"] = new Contact { Primary = true, Endpoints = ["ops"] };
    })
    .AddChannel<ConsoleChannel>();

// In memory, what waits is gone with the process; a file keeps it.
if (args is ["--store", string file])
{
    notifications.UseSqlite(file);
}

await using ServiceProvider services = registrations.BuildServiceProvider();

// Publish one event.
var server = new Asset("i-0042") { Name = "web-1" };
var process = new ProcessEvidence("xmrig") { Parameters = "--donate-level 1", User = "www-data" };
PublishResult result = await services.GetRequiredService<ISecurityNotifier>()
    .PublishAsync(SecurityEvents.SuspiciousProcess(server, process));
Console.WriteLine($"Publishing: {result.Status}.");

// Without a host nothing runs in the background: this sends what is due.
await services.GetRequiredService<IDispatcher>().DispatchDueAsync();

foreach (OutcomeCount count in await services.GetRequiredService<IDeliveryLog>().CountAsync())
{
    Console.WriteLine($"{count.Endpoint}: {count.Count} {count.Outcome}.");
}
