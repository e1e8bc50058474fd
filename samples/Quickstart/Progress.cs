using System.Globalization;

namespace Quickstart;

/// <summary>Tells a person at a terminal how far a long log was read: on standard error, out of the way.</summary>
internal sealed class Progress
{
    private const long Step = 100_000;

    private bool _isShown;

    public void Show(long lines, TimeProvider clock)
    {
        if (lines % Step == 0 && !Console.IsErrorRedirected)
        {
            DateTimeOffset now = clock.GetUtcNow();
            string text = string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines, {now:yyyy-MM-dd HH:mm}");
            Console.Error.Write($"\r{text,-60}");
            _isShown = true;
        }
    }

    public void Clear()
    {
        if (_isShown)
        {
            Console.Error.Write($"\r{"",-60}\r");
            _isShown = false;
        }
    }
}
