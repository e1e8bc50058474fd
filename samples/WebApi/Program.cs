using Microsoft.AspNetCore.Authentication;
using Notification.Sdk;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WebApi.ApiKeys;
using WebApi.Routes;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddSecurityNotifications(builder.Configuration.GetSection("SecurityNotifications"))
    .AddWebhook()
    .UseSqlite(builder.Configuration.GetConnectionString("Notifications")!);

// Who may publish and who may read an inbox is the product's to decide: here, an API key for each.
builder.Services.AddOptions<ApiKeyOptions>().BindConfiguration("ApiKeys").Validate(ApiKeyOptions.AreLong, ApiKeyOptions.Mend).ValidateOnStart();
builder.Services.AddAuthentication(ApiKeyHandler.Scheme)
    .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, null);
builder.Services.AddAuthorizationBuilder()
    .AddPolicy(ApiKeyHandler.Publisher, policy => policy.RequireRole(ApiKeyHandler.Publisher))
    .AddPolicy(ApiKeyHandler.Reader, policy => policy.RequireRole(ApiKeyHandler.Reader));

builder.Services.AddHealthChecks().AddCheck<SecurityNotificationsHealthCheck>("notifications");

// Sent by OTLP where OTEL_EXPORTER_OTLP_ENDPOINT says.
if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
{
    builder.Services.AddOpenTelemetry()
        .WithMetrics(metrics => metrics.AddMeter(NotificationTelemetry.Name).AddOtlpExporter())
        .WithTracing(traces => traces.AddSource(NotificationTelemetry.Name).AddOtlpExporter());
}

WebApplication app = builder.Build();
if (args.Contains("--validate"))
{
    SettingsExplanation settings = await app.Services.ExplainSettingsAsync();
    Console.WriteLine(settings.Text);
    return settings.IsRight ? 0 : 1;
}

app.UseAuthentication();
app.UseAuthorization();
app.MapHealthChecks("/health");
app.MapEvents();
app.MapInbox();
await app.RunAsync();
return 0;
