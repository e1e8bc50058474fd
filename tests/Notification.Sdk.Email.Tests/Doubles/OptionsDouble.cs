using Microsoft.Extensions.Options;

namespace Notification.Sdk.Email.Tests.Doubles;

/// <summary>Options that a test can change while they are in use.</summary>
internal sealed class OptionsDouble(EmailOptions options) : IOptionsMonitor<EmailOptions>
{
    private readonly List<Action<EmailOptions, string?>> _listeners = [];

    public EmailOptions CurrentValue { get; private set; } = options;

    public EmailOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<EmailOptions, string?> listener)
    {
        _listeners.Add(listener);
        return null;
    }

    public void Change(EmailOptions options)
    {
        CurrentValue = options;
        _listeners.ForEach(listener => listener(options, ""));
    }
}
