using Notification.Sdk.Testing.Channels;

namespace Notification.Sdk.Testing.Scheduling;

/// <summary>The cases by name, in the order in which a new window meets them.</summary>
internal static class WindowCases
{
    public static IReadOnlyDictionary<string, Action<WindowTrial>> All { get; } = new Dictionary<string, Action<WindowTrial>>
    {
        ["An opening is not before the instant asked for"] = OpeningsAreAhead,
        ["An opening is open"] = OpeningsAreOpen,
        ["A later question never gets an earlier answer"] = NeverStepsBack,
        ["Never is for ever"] = NeverLasts,
        ["The same instant gets the same answer, whoever asks and with whatever offset"] = IsPure,
        ["The ends of the calendar are answered"] = EndsOfTheCalendar,
    };

    private static void OpeningsAreAhead(WindowTrial trial)
    {
        foreach (DateTimeOffset instant in trial.Instants)
        {
            DateTimeOffset? opening = trial.Ask(instant);
            Promise.Holds(
                opening is null || opening >= instant,
                "an opening is not before the instant asked for",
                $"for {instant:O} it said {opening:O}",
                "give the instant itself when it is open, else the start of the next range");
        }
    }

    private static void OpeningsAreOpen(WindowTrial trial)
    {
        foreach (DateTimeOffset instant in trial.Instants)
        {
            if (trial.Ask(instant) is { } opening)
            {
                DateTimeOffset? again = trial.Ask(opening);
                Promise.Holds(
                    again == opening,
                    "an opening is open: asked for it, the window gives the same",
                    $"for {instant:O} it said {opening:O}, and for that {again?.ToString("O") ?? "never"}",
                    "let the start of a range belong to it, and its end not");
            }
        }
    }

    private static void NeverStepsBack(WindowTrial trial)
    {
        (DateTimeOffset Asked, DateTimeOffset Said) latest = default;
        foreach (DateTimeOffset instant in trial.Instants)
        {
            DateTimeOffset said = trial.Ask(instant) ?? DateTimeOffset.MaxValue;
            Promise.Holds(
                said >= latest.Said,
                "a later question never gets an earlier answer",
                $"for {latest.Asked:O} it said {latest.Said:O}, and for {instant:O} {said:O}",
                "give the first opening of all, across ranges, days and changes of the clock");
            latest = (instant, said);
        }
    }

    private static void NeverLasts(WindowTrial trial)
    {
        DateTimeOffset? never = null;
        foreach (DateTimeOffset instant in trial.Instants)
        {
            DateTimeOffset? opening = trial.Ask(instant);
            never ??= opening is null ? instant : null;
            Promise.Holds(
                never is null || opening is null,
                "null means that it never opens again",
                $"for {never:O} it said never, and for {instant:O} {opening:O}",
                "look further ahead before saying never");
        }
    }

    private static void IsPure(WindowTrial trial)
    {
        DateTimeOffset?[] alone = [.. trial.Instants.Select(trial.Ask)];
        Together.Run(4, worker =>
        {
            for (int i = worker; i < alone.Length; i += 4)
            {
                DateTimeOffset instant = trial.Instants[i].ToOffset(TimeSpan.FromMinutes((worker * 330) - 600));
                DateTimeOffset? answer = trial.Ask(instant);
                Promise.Holds(
                    answer == alone[i],
                    "a window is immutable: the same instant gets the same answer, whatever its offset",
                    $"for {instant:O} it said {alone[i]?.ToString("O") ?? "never"}, then {answer?.ToString("O") ?? "never"}",
                    "keep nothing in fields that changes, read no clock, and compare instants instead of local times");
            }
        });
    }

    private static void EndsOfTheCalendar(WindowTrial trial)
    {
        foreach (DateTimeOffset instant in new[] { DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1), DateTimeOffset.MaxValue })
        {
            trial.Ask(instant);
        }
    }
}
