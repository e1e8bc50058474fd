using Notification.Sdk.Events;

namespace Quickstart.Reports;

/// <summary>Colours for a terminal; none elsewhere.</summary>
internal sealed class Paint(bool isOn)
{
    private const string Reset = "\e[0m";

    /// <summary>Colours where standard output is a terminal and NO_COLOR (https://no-color.org) is not set.</summary>
    public static Paint ForConsole() =>
        new(!Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public string Strong(string text) => With("\e[1m", text);

    public string Good(string text) => With("\e[32m", text);

    public string Bad(string text) => With("\e[31m", text);

    public string Of(Severity severity, string text) => severity switch
    {
        Severity.Critical or Severity.High => With("\e[31m", text),
        Severity.Medium => With("\e[33m", text),
        _ => text,
    };

    private string With(string code, string text) => isOn ? code + text + Reset : text;
}
