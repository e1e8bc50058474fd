using CustomChannel;
using Notification.Sdk;
using Worker;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services
    .AddSecurityNotifications(builder.Configuration.GetSection("SecurityNotifications"))
    .UseSqlite(builder.Configuration["Database"] ?? "Data Source=notifications.db")
    .AddChannel<ConsoleChannel>();
builder.Services.AddHostedService<FolderReader>();
builder.Build().Run();
