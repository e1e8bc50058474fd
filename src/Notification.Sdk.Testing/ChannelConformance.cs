using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Testing.Channels;

namespace Notification.Sdk.Testing;

/// <summary>What every channel promises, as a suite that any test framework runs: derive, say how the channel is registered and how its
/// counterpart is read, and run each of <see cref="Cases"/> through <see cref="RunAsync"/> on an instance of its own.</summary>
/// <remarks>The channel runs as an application has it, on <see cref="Clock"/>, with every log, span, metric and exception heard. Not
/// thread-safe: one case at a time.</remarks>
public abstract class ChannelConformance
{
    private const string EndpointName = "conformance";
    private ServiceProvider? _services;

    /// <summary>The names of the cases, each a promise.</summary>
    public static IReadOnlyList<string> Cases { get; } = [.. ChannelCases.All.Keys];

    /// <summary>The clock of the channel and of its engine. A counterpart that measures time uses it too.</summary>
    protected internal ManualClock Clock { get; } = new();

    /// <summary>The services of the running case.</summary>
    /// <exception cref="InvalidOperationException">No case is running.</exception>
    protected IServiceProvider Services =>
        _services ?? throw new InvalidOperationException("No case is running: services exist inside RunAsync only.");

    /// <summary>An endpoint that the channel accepts and that leads to the counterpart.</summary>
    protected internal abstract DeliveryTarget Target { get; }

    /// <summary>Every secret in <see cref="Target"/> and in the channel's options. None by default. Make them long and strange, so that
    /// a find is no coincidence.</summary>
    protected internal virtual IReadOnlyCollection<string> Secrets => [];

    /// <summary>How long the counterpart asks to wait when it defers; null, the default, when it does not say.</summary>
    protected internal virtual TimeSpan? DeferralWait => null;

    /// <summary>Runs one case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="ConformanceException">The channel does not keep the promise.</exception>
    public async Task RunAsync(string name)
    {
        if (!ChannelCases.All.TryGetValue(name, out Func<ChannelTrial, Task>? run))
        {
            throw new ArgumentException($"There is no case '{name}': take one of {nameof(Cases)}.", nameof(name));
        }

        using var recorder = new TelemetryRecorder();
        ServiceProvider services = Build(recorder);
        await using (services.ConfigureAwait(false))
        {
            _services = services;
            try
            {
                ChannelTrial trial = await ChannelTrial.BeginAsync(this, services, recorder, EndpointName).ConfigureAwait(false);
                await run(trial).ConfigureAwait(false);
            }
            finally
            {
                _services = null;
            }
        }
    }

    /// <summary>Registers the channel, as an application does.</summary>
    /// <param name="notifications">The builder; a channel in it that takes a clock gets <see cref="Clock"/>.</param>
    protected abstract void Register(ISecurityNotificationsBuilder notifications);

    /// <summary>Makes the counterpart behave from now on.</summary>
    /// <param name="answer">What it does.</param>
    /// <returns>False when it has no such answer: the parts of cases that need it do not apply then. By default it only ever
    /// accepts.</returns>
    protected internal virtual bool Prepare(CounterpartAnswer answer) => answer == CounterpartAnswer.Accept;

    /// <summary>The messages that have reached the counterpart since it was started, in order, taken or not. Asked often.</summary>
    /// <param name="skip">How many of them were read already and are left out.</param>
    protected internal abstract ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip);

    /// <summary>Makes a target, in English and UTC.</summary>
    /// <param name="channel">The channel's name.</param>
    /// <param name="address">The address.</param>
    /// <param name="settings">The settings.</param>
    protected static DeliveryTarget To(string channel, string address, params (string Name, string Value)[] settings) => new()
    {
        Tenant = "",
        Endpoint = EndpointName,
        Channel = channel,
        Address = address,
        Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.OrdinalIgnoreCase),
        Culture = CultureInfo.GetCultureInfo("en"),
        TimeZone = TimeZoneInfo.Utc,
    };

    private ServiceProvider Build(TelemetryRecorder recorder)
    {
        DeliveryTarget target = Target;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ILoggerFactory>(recorder);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        Register(services.AddSecurityNotifications(options =>
        {
            options.Endpoints[EndpointName] = new Endpoint
            {
                Channel = target.Channel,
                Address = target.Address,
                Settings = new(target.Settings, StringComparer.OrdinalIgnoreCase),
            };
            options.Subscriptions[EndpointName] = new Subscription { Endpoints = [EndpointName], Topics = [Topics.AccessKeyLeak] };
        }));
        return services.BuildServiceProvider(validateScopes: true);
    }
}
