using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Notification.Sdk.Testing.Storage;

namespace Notification.Sdk.Testing;

/// <summary>What every store promises, as a suite that any test framework runs: derive, say how the store is registered, and run each of
/// <see cref="Cases"/> through <see cref="RunAsync"/> on an instance of its own, over a place of its own that is empty.</summary>
/// <remarks>The stores are taken as the engine takes them, from the services, on <see cref="Clock"/>. Not thread-safe: one case at a
/// time.</remarks>
public abstract class StorageConformance
{
    /// <summary>The names of the cases, each a promise.</summary>
    public static IReadOnlyList<string> Cases { get; } = [.. StorageCases.All.Keys];

    /// <summary>The clock of the engine and its stores.</summary>
    protected internal ManualClock Clock { get; } = new();

    /// <summary>Whether the store keeps what it has when the services are disposed of and made again; it does by default. Cases of restarts
    /// do not apply to one that forgets.</summary>
    protected internal virtual bool SurvivesRestart => true;

    /// <summary>Runs one case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="ConformanceException">The store does not keep the promise.</exception>
    public async Task RunAsync(string name)
    {
        if (!StorageCases.All.TryGetValue(name, out Func<StorageTrial, Task>? run))
        {
            throw new ArgumentException($"There is no case '{name}': take one of {nameof(Cases)}.", nameof(name));
        }

        var trial = new StorageTrial(this);
        await using (trial.ConfigureAwait(false))
        {
            await run(trial).ConfigureAwait(false);
        }
    }

    /// <summary>Registers the store, as an application does. Called again after a restart, over the same place.</summary>
    /// <param name="notifications">The builder.</param>
    protected abstract void Register(ISecurityNotificationsBuilder notifications);

    internal ServiceProvider Build(IChannel channel)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(channel);
        Register(services.AddSecurityNotifications(StorageTrial.Configure));
        return services.BuildServiceProvider(validateScopes: true);
    }
}
