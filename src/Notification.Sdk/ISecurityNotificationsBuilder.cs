using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk;

/// <summary>What <c>AddSecurityNotifications()</c> returns: every package adds its verbs as extension methods. <c>Add…</c> adds another,
/// <c>Use…</c> replaces the one.</summary>
public interface ISecurityNotificationsBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}
