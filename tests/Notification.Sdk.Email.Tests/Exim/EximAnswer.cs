namespace Notification.Sdk.Email.Tests.Exim;

/// <summary>What the server says to every recipient from now on.</summary>
public enum EximAnswer
{
    Accept,
    Defer,
    Refuse,
}
