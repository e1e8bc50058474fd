using CustomChannel;
using Notification.Sdk;
using Worker;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services
    .AddSecurityNotifications(builder.Configuration.GetSection("SecurityNotifications"))
    .UseSqlite(builder.Configuration["Database"] ?? "Data Source=notifications.db")
    .AddChannel<ConsoleChannel>();
builder.Services.AddHostedService<FolderReader>();

using IHost host = builder.Build();
if (args.Contains("--validate"))
{
    SettingsExplanation settings = await host.Services.ExplainSettingsAsync();
    Console.WriteLine(settings.Text);
    return settings.IsRight ? 0 : 1;
}

await host.RunAsync();
return 0;
