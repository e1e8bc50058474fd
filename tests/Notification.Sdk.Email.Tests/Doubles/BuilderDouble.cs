using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Email.Tests.Doubles;

internal sealed class BuilderDouble : ISecurityNotificationsBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();
}
