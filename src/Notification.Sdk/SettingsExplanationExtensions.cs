using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Engine;

namespace Notification.Sdk;

/// <summary>For a command that checks a configuration before it is put to use.</summary>
public static class SettingsExplanationExtensions
{
    /// <summary>Explains the settings of an application that is built and not started: options, configuration, and what was set at run time.
    /// Publishes and sends nothing, but opens the store.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="at">The time for which it is asked; now when not given.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="Stores.StoreException">The store cannot be opened.</exception>
    public static Task<SettingsExplanation> ExplainSettingsAsync(
        this IServiceProvider services, DateTimeOffset? at = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        return SettingsExplainer.ExplainAsync(services, at ?? services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
    }
}
