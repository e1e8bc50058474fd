using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Quickstart.Logs;

namespace Quickstart;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Usage: Quickstart [path/to/auth.log] [--json] [--hours 08:00-20:00] [--year 2026] [--report weekly.pdf]
                          [--store notifications.db]

          path     a log of sshd; without one, the small log that comes with this sample
          --json   print one JSON object and nothing else
          --hours  when alerts may go out (UTC); all day when not given
          --year   the year of the first line, where the log states none; 2026 when not given
          --report where to write the weekly report; into the folder for temporary files when not given
          --store  a new file that keeps everything (SQLite); memory when not given
        """;

    private static readonly string WrongYear =
        $"--year needs a year from {LogCalendar.FirstYear} to {LogCalendar.LastYear}.";

    /// <summary>The log.</summary>
    public string Path { get; private init; } = System.IO.Path.Combine(AppContext.BaseDirectory, "auth.log");

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; private init; }

    /// <summary>Whether to print how to use the program.</summary>
    public bool Help { get; private init; }

    /// <summary>When alerts may go out; all day when null.</summary>
    public string? Hours { get; private init; }

    /// <summary>Where the weekly report goes; a file for temporary ones when null.</summary>
    public string? Report { get; private init; }

    /// <summary>The file that keeps everything; memory when null.</summary>
    public string? Store { get; private init; }

    /// <summary>The year of the first line.</summary>
    public int Year { get; private init; } = 2026;

    /// <summary>Reads a command line.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="arguments">What it asks for.</param>
    /// <param name="fault">What is wrong with it, in one line.</param>
    public static bool TryParse(
        IReadOnlyList<string> args,
        [NotNullWhen(true)] out Arguments? arguments,
        [NotNullWhen(false)] out string? fault)
    {
        arguments = null;
        fault = null;
        var read = new Arguments();
        bool hasPath = false;
        for (int i = 0; i < args.Count && fault is null; i++)
        {
            string? value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--json":
                    read = read with { Json = true };
                    break;
                case "--help" or "-h":
                    read = read with { Help = true };
                    break;
                case "--hours":
                    fault = value is null ? "--hours needs a range such as 08:00-20:00." : null;
                    (read, i) = (read with { Hours = value }, i + 1);
                    break;
                case "--report":
                    fault = string.IsNullOrEmpty(value) ? "--report needs a file such as weekly.pdf." : null;
                    (read, i) = (read with { Report = value }, i + 1);
                    break;
                case "--store":
                    fault = StoreFault(value);
                    (read, i) = (read with { Store = value }, i + 1);
                    break;
                case "--year":
                    fault = TryYear(value, out int year) ? null : WrongYear;
                    (read, i) = (read with { Year = year }, i + 1);
                    break;
                case ['-', ..] option:
                    fault = $"Unknown option '{option}'. Try --help.";
                    break;
                case "":
                    fault = "The path is empty. Name a log.";
                    break;
                case var path:
                    fault = hasPath ? "More than one log is given. Name one." : null;
                    (read, hasPath) = (read with { Path = path }, true);
                    break;
            }
        }

        arguments = fault is null ? read : null;
        return fault is null;
    }

    // The sums of a run hold for the events of that run.
    private static string? StoreFault(string? file) =>
        string.IsNullOrEmpty(file) ? "--store needs a file such as notifications.db."
        : File.Exists(file) ? $"--store names '{file}', which exists. Name a new file."
        : null;

    private static bool TryYear(string? text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year)
        && year is >= LogCalendar.FirstYear and <= LogCalendar.LastYear;
}
