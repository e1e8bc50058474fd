using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Notification.Sdk.Testing.Reports;

namespace Notification.Sdk.Testing;

/// <summary>What every report generator promises, as a suite that any test framework runs: derive, say how the generator is registered, and
/// run each of <see cref="Cases"/> through <see cref="RunAsync"/> on an instance of its own.</summary>
/// <remarks>The generator is taken as the engine takes it, from the services, on <see cref="Clock"/>. Not thread-safe: one case at a
/// time.</remarks>
public abstract class ReportGeneratorConformance
{
    /// <summary>The names of the cases, each a promise.</summary>
    public static IReadOnlyList<string> Cases { get; } = [.. ReportCases.All.Keys];

    /// <summary>The clock of the services. No document may depend on it.</summary>
    protected internal ManualClock Clock { get; } = new();

    /// <summary>Runs one case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="ConformanceException">The generator does not keep the promise.</exception>
    public async Task RunAsync(string name)
    {
        if (!ReportCases.All.TryGetValue(name, out Func<ReportTrial, Task>? run))
        {
            throw new ArgumentException($"There is no case '{name}': take one of {nameof(Cases)}.", nameof(name));
        }

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        Register(services.AddSecurityNotifications());
        ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        await using (provider.ConfigureAwait(false))
        {
            await run(new ReportTrial(this, provider.GetServices<IReportGenerator>())).ConfigureAwait(false);
        }
    }

    /// <summary>Registers the one generator, as an application does.</summary>
    /// <param name="notifications">The builder.</param>
    protected abstract void Register(ISecurityNotificationsBuilder notifications);

    /// <summary>Looks at a document that was made, and throws when it is not sound: parse it, or have a tool check it. Every document of every
    /// case is handed in. Not looked at by default.</summary>
    /// <param name="request">What it was made of.</param>
    /// <param name="report">The document.</param>
    protected internal virtual ValueTask CheckAsync(ReportRequest request, Report report) => ValueTask.CompletedTask;
}
