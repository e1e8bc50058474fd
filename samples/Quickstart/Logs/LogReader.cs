using System.Text;

namespace Quickstart.Logs;

/// <summary>Reads a log of any size line by line, in memory that grows neither with the log nor with its longest
/// line.</summary>
internal sealed class LogReader : IDisposable
{
    /// <summary>The longest line in characters; a longer one is passed over without being held.</summary>
    public const int LongestLine = 64 * 1024;

    private readonly string _path;
    private readonly StreamReader _reader;
    private readonly char[] _window = new char[LongestLine + 2];
    private int _filled;

    private LogReader(string path, StreamReader reader) => (_path, _reader) = (path, reader);

    /// <summary>Opens a log and looks at its beginning.</summary>
    /// <exception cref="LogFileException">There is no such log, or it is none.</exception>
    public static LogReader Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new LogFileException($"'{path}' is a directory. Name a log file in it.");
        }

        try
        {
            var log = new LogReader(
                path, new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, LongestLine));
            log.LookAtBeginning();
            return log;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LogFileException($"There is no file '{path}'.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    /// <summary>All lines in their order, without their ends; null for a line that is too long.</summary>
    /// <exception cref="LogFileException">Reading failed.</exception>
    public IEnumerable<string?> ReadLines()
    {
        bool isTooLong = false;
        do
        {
            int start = 0;
            for (int end = EndOfLine(start); end >= 0; end = EndOfLine(start))
            {
                yield return isTooLong ? null : Line(start, end);
                (start, isTooLong) = (end + 1, false);
            }

            Array.Copy(_window, start, _window, 0, _filled - start);
            _filled -= start;
            if (_filled == _window.Length)
            {
                (_filled, isTooLong) = (0, true);
            }
        }
        while (Fill() > 0);

        if (_filled > 0 || isTooLong)
        {
            yield return isTooLong ? null : Line(0, _filled);
        }
    }

    public void Dispose() => _reader.Dispose();

    private static LogFileException Unreadable(string path, Exception exception) =>
        new($"'{path}' cannot be read: {exception.Message}", exception);

    private void LookAtBeginning()
    {
        if (Fill() == 0)
        {
            throw new LogFileException($"'{_path}' is empty.");
        }

        if (_window.AsSpan(0, _filled).Contains('\0'))
        {
            throw new LogFileException($"'{_path}' is a binary file, not a log.");
        }
    }

    private int Fill()
    {
        try
        {
            int read = _reader.Read(_window, _filled, _window.Length - _filled);
            _filled += read;
            return read;
        }
        catch (IOException exception)
        {
            throw Unreadable(_path, exception);
        }
    }

    private int EndOfLine(int start)
    {
        int length = _window.AsSpan(start, _filled - start).IndexOf('\n');
        return length < 0 ? -1 : start + length;
    }

    private string? Line(int start, int end)
    {
        ReadOnlySpan<char> line = _window.AsSpan(start, end - start);
        line = line.EndsWith("\r") ? line[..^1] : line;
        return line.Length <= LongestLine ? line.ToString() : null;
    }
}
