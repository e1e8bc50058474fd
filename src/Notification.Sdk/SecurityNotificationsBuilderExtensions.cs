using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notification.Sdk.Scheduling;
using Notification.Sdk.Throttling;

namespace Notification.Sdk;

/// <summary>The verbs of the core package.</summary>
public static class SecurityNotificationsBuilderExtensions
{
    /// <summary>Adds a channel of your own. Adding the same type twice adds it once.</summary>
    /// <typeparam name="TChannel">The channel; one instance serves all endpoints that name it.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder AddChannel<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TChannel>(
        this ISecurityNotificationsBuilder builder)
        where TChannel : class, IChannel
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, TChannel>());
        return builder;
    }

    /// <summary>Adds a generator whose document goes along with every report.</summary>
    /// <typeparam name="TGenerator">The generator.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder AddReportGenerator<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TGenerator>(
        this ISecurityNotificationsBuilder builder)
        where TGenerator : class, IReportGenerator
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IReportGenerator, TGenerator>());
        return builder;
    }

    /// <summary>Reads findings from the product's own database, in place of the engine's store: the engine keeps none itself then.</summary>
    /// <typeparam name="TSource">The source.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder UseFindingSource<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>(
        this ISecurityNotificationsBuilder builder)
        where TSource : class, IFindingSource
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IFindingSource, TSource>());
        return builder;
    }

    /// <summary>Says where documents go that are too large for a message.</summary>
    /// <typeparam name="TLink">What keeps them and gives their address.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder UseReportLinks<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TLink>(
        this ISecurityNotificationsBuilder builder)
        where TLink : class, IReportLink
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IReportLink, TLink>());
        return builder;
    }

    /// <summary>Adds a window of your own. Policies choose it by name; the last one of a name counts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name for <see cref="Policies.WindowRule.Window"/>.</param>
    /// <param name="window">The window.</param>
    public static ISecurityNotificationsBuilder AddWindow(
        this ISecurityNotificationsBuilder builder, string name, IScheduleWindow window)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(window);
        builder.Services.AddSingleton(new NamedWindow(name, window));
        return builder;
    }

    /// <summary>Adds a throttle policy of your own. Rules choose it by name; the last one of a name counts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name for <see cref="Policies.ThrottleRule.Policy"/>.</param>
    /// <param name="policy">The policy.</param>
    public static ISecurityNotificationsBuilder AddThrottlePolicy(
        this ISecurityNotificationsBuilder builder, string name, IThrottlePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(policy);
        builder.Services.AddSingleton(new NamedThrottlePolicy(name, policy));
        return builder;
    }

    /// <summary>Replaces the renderer of all messages.</summary>
    /// <typeparam name="TRenderer">The renderer; ask for <see cref="DefaultMessageRenderer"/> in its constructor to keep some
    /// messages as they are.</typeparam>
    /// <param name="builder">The builder.</param>
    public static ISecurityNotificationsBuilder UseRenderer<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TRenderer>(
        this ISecurityNotificationsBuilder builder)
        where TRenderer : class, IMessageRenderer
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<IMessageRenderer, TRenderer>());
        return builder;
    }
}
