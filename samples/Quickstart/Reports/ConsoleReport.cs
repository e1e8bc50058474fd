using System.Globalization;
using Notification.Sdk;
using Quickstart.Receiving;

namespace Quickstart.Reports;

/// <summary>The run for a person: each notification as it is sent, and at the end what became of everything.</summary>
internal sealed class ConsoleReport(TextWriter output, Paint paint)
{
    private static readonly Outcome[] Ends =
    [
        Outcome.Delivered, Outcome.Folded, Outcome.Summarized,
        Outcome.Suppressed, Outcome.DeadLettered, Outcome.Waiting,
    ];

    private DateOnly? _day;

    public void Begin(Arguments arguments)
    {
        output.WriteLine(paint.Strong($"Notification.Sdk quickstart: {arguments.Path}"));
        Write($"Times are UTC. Alerts may go out {arguments.Hours ?? "all day (try --hours 08:00-20:00)"}.");
        output.WriteLine();
    }

    public void Sent(Sent sent)
    {
        DateTime time = sent.Time.UtcDateTime;
        var day = DateOnly.FromDateTime(time);
        if (day != _day)
        {
            output.WriteLine(paint.Strong(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            _day = day;
        }

        string severity = paint.Of(sent.Severity, $"{sent.Severity,-8}");
        string receiver = $"{sent.Channel}/{sent.Endpoint}";
        Write($"  {time:HH:mm:ss}  {severity}  {sent.Topic}  {receiver,-11}  {sent.Kind,-8}  {sent.Title}");
    }

    public void End(RunResult result)
    {
        Tally tally = result.Tally;
        if (tally.SshdLines == 0)
        {
            output.WriteLine("No line of this log is by sshd: there is nothing to publish.");
        }

        output.WriteLine();
        Write($"Lines read       {tally.Lines,12:N0}");
        Write($"  unreadable     {tally.BadLines,12:N0}");
        Write($"Failed logons    {tally.FailedLogons,12:N0}");
        Write($"Accepted logons  {tally.AcceptedLogons,12:N0}");
        Write($"Trigger fired    {tally.TriggersFired,12:N0}");
        WriteEvents(tally);
        WriteLegs(result);
        output.WriteLine(result.IsBalanced
            ? paint.Good("The sums balance: every event has one result, every notification one end.")
            : paint.Bad("The sums do not balance."));
        if (result.Example is { } example)
        {
            WriteExample(example);
        }
    }

    public void Written(string path)
    {
        output.WriteLine();
        output.WriteLine($"Weekly report    {path}");
    }

    private void WriteEvents(Tally tally)
    {
        output.WriteLine();
        output.WriteLine(paint.Strong("What became of the events"));
        Write($"  {"admitted",-32}{tally.Admitted,10:N0}");
        foreach ((string rule, long count) in tally.Suppressed)
        {
            Write($"  {rule,-32}{count,10:N0}");
        }

        Write($"  {"all",-32}{tally.Events,10:N0}");
    }

    private void WriteLegs(RunResult result)
    {
        output.WriteLine();
        output.WriteLine(paint.Strong("What became of the notifications"));
        Write($"  {"",-8}{string.Concat(Ends.Select(end => $"{end,14}"))}");
        foreach (string channel in Notifications.Channels.Values)
        {
            string counts = string.Concat(Ends.Select(end =>
                result.Count(channel, end).ToString("N0", CultureInfo.InvariantCulture).PadLeft(14)));
            Write($"  {channel,-8}{counts}");
        }

        Write($"  Held for the opening of the window: {result.Tally.Held:N0}.");
        output.WriteLine();
    }

    private void WriteExample(Suppression example)
    {
        output.WriteLine();
        DateTime at = example.Why.At.UtcDateTime;
        Write($"Why was {example.Event.Id} ({example.Event.Kind}) not sent at {at:yyyy-MM-dd HH:mm:ss}?");
        foreach (ExplanationStep step in example.Why.Steps)
        {
            string verdict = step.Passed ? paint.Good("passes ") : paint.Bad("ends at");
            Write($"  {verdict}  {step.Gate,-8}  {step.Reason}");
        }
    }

    private void Write(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
