using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Engine;

/// <summary>Checks the settings as a start does, and explains them tenant by tenant.</summary>
internal static class SettingsExplainer
{
    public static async Task<SettingsExplanation> ExplainAsync(IServiceProvider services, DateTimeOffset at, CancellationToken cancellationToken)
    {
        List<string> errors = [];
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException wrong)
        {
            errors.AddRange(wrong.Failures);
        }
        catch (AggregateException several)
        {
            errors.AddRange(several.InnerExceptions.SelectMany(wrong => wrong is OptionsValidationException options ? options.Failures : [wrong.Message]));
        }

        try
        {
            PolicySnapshot snapshot = await services.GetRequiredService<PolicyProvider>().CurrentAsync(cancellationToken).ConfigureAwait(false);
            if (errors.Count == 0)
            {
                return new SettingsExplanation([], await TextAsync(services, snapshot, at, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (OptionsValidationException wrong)
        {
            errors.AddRange(wrong.Failures);
        }

        string[] all = [.. errors.Distinct()];
        return new SettingsExplanation(all, $"The settings are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }

    private static async Task<string> TextAsync(
        IServiceProvider services, PolicySnapshot snapshot, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var text = new TopicTable(services.GetRequiredService<ISecurityNotifier>(), at);
        foreach (string tenant in snapshot.Tenants.Keys.Order(StringComparer.Ordinal))
        {
            await text.AddAsync(tenant, snapshot, cancellationToken).ConfigureAwait(false);
        }

        return text.ToString();
    }
}
