namespace Notification.Sdk.Testing.Channels;

internal static class NameCases
{
    public static Task IsConstantAsync(ChannelTrial trial)
    {
        string name = trial.Channel.Name;
        Promise.Holds(
            name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.'),
            "a channel's name is 1 to 64 lower-case letters, digits, '-' or '.'",
            $"it is '{name}'",
            "rename it: endpoints, metrics and logs carry the name");
        Promise.Holds(
            Enumerable.Range(0, 100).All(_ => trial.Channel.Name == name),
            "a channel's name is constant",
            "it changed between two questions",
            "return a constant");
        return Task.CompletedTask;
    }
}
