using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Notification.Sdk.Settings.Keys;

/// <summary>Holds a section of the configuration against the package's schema before it is bound. Binding alone passes over keys that it does
/// not know, so that a mistyped one would set nothing, and stops at the first value that it cannot read.</summary>
internal static class KeyCheck
{
    private const string Resource = "ConfigurationSchema.json";
    private const string Root = "SecurityNotifications";

    /// <summary>Refuses a section with keys or forms of values that the options do not have. Goes before <c>Bind</c>.</summary>
    /// <param name="options">The options.</param>
    /// <param name="section">The section that is bound next.</param>
    /// <param name="path">Where the package's schema has the options, below its root.</param>
    public static OptionsBuilder<TOptions> CheckKeys<TOptions>(
        this OptionsBuilder<TOptions> options, IConfiguration section, params string[] path)
        where TOptions : class => options.Configure(_ =>
        {
            IReadOnlyList<string> faults = Faults<TOptions>(section, path);
            if (faults.Count > 0)
            {
                throw new OptionsValidationException(options.Name, typeof(TOptions), faults);
            }
        });

    private static IReadOnlyList<string> Faults<TOptions>(IConfiguration section, string[] path)
    {
        using Stream stream = typeof(TOptions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{typeof(TOptions).Assembly.GetName().Name} lacks its {Resource}.");
        using var schema = JsonDocument.Parse(stream);
        JsonElement node = path.Prepend(Root).Aggregate(
            schema.RootElement, (parent, name) => parent.GetProperty("properties").GetProperty(name));
        var walk = new KeyWalk();
        walk.Root(node, section);
        return walk.Faults;
    }
}
