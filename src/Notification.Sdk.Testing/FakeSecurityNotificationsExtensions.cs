using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Notification.Sdk.Testing;
using Notification.Sdk.Testing.Fakes;

namespace Notification.Sdk;

/// <summary>The verb for tests of applications.</summary>
public static class FakeSecurityNotificationsExtensions
{
    private static readonly string[] Channels = ["inbox", "email", "sms", "dingtalk", "webhook"];

    /// <summary>Adds the real engine, with its real gates, on a clock that a test moves and with channels that write down what they are
    /// asked to send and send nothing. Call it after the application's own registrations: it takes the place of their channels and their
    /// clock, and nothing runs in the background. Ask the provider for <see cref="FakeNotifications"/>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets options, over those of the application.</param>
    /// <param name="channels">Names of further channels; the built-in ones are there already.</param>
    public static ISecurityNotificationsBuilder AddFakeSecurityNotifications(
        this IServiceCollection services, Action<SecurityNotificationsOptions>? configure = null, params IEnumerable<string> channels)
    {
        ArgumentNullException.ThrowIfNull(services);
        ISecurityNotificationsBuilder builder = services.AddSecurityNotifications(configure ?? (_ => { }));
        foreach (ServiceDescriptor background in services.Where(IsOurBackground).ToArray())
        {
            services.Remove(background);
        }

        services.TryAddSingleton<ManualClock>();
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<ManualClock>()));
        services.RemoveAll<IChannel>();
        services.TryAddSingleton<SentLog>();
        foreach (string channel in Channels.Concat(channels).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            services.AddSingleton<IChannel>(provider => new FakeChannel(channel, provider.GetRequiredService<SentLog>()));
        }

        services.TryAddSingleton(provider => new FakeNotifications(
            provider.GetRequiredService<ManualClock>(),
            provider.GetRequiredService<SentLog>(),
            provider.GetRequiredService<IDispatcher>(),
            provider.GetRequiredService<IDeliveryLog>()));
        return builder;
    }

    private static bool IsOurBackground(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
        && !service.IsKeyedService
        && service.ImplementationType?.Assembly == typeof(ISecurityNotifier).Assembly;
}
