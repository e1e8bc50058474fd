using System.Globalization;
using System.Text.Json;
using Notification.Sdk.Events;
using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Data;

/// <summary>Writes the members of a report, always in the same order.</summary>
internal sealed class JsonReportWriter(Utf8JsonWriter json, ReportRequest request)
{
    private const int Version = 1;

    public void Write(CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("tenant", Texts.Long(request.Tenant));
        json.WriteString("topic", Texts.Long(request.Topic));
        WriteTime("from", request.From);
        WriteTime("to", request.To);
        WriteTime("madeAt", request.MadeAt);
        json.WriteString("timeZone", request.TimeZone.Id);
        json.WriteNumber("missedEditions", request.MissedEditions);
        WriteArray("topics", request.Topics, topic => json.WriteStringValue(Texts.Long(topic)));
        WriteFigures("figures", request.Figures);
        if (request.Previous is { } previous)
        {
            WriteFigures("previous", previous);
        }

        WriteArray("days", request.Days, WriteDay);
        WriteArray("open", request.Open, finding => WriteFinding(finding, cancellationToken));
        WriteArray("resolved", request.Resolved, finding => WriteFinding(finding, cancellationToken));
        WriteArray("events", request.Events, WriteEvent);
        WriteArray("outcomes", request.Outcomes, WriteOutcome);
        if (request.OutcomesOfLatest is { } latest)
        {
            json.WriteNumber("outcomesOfLatest", latest);
        }

        json.WriteEndObject();
    }

    private void WriteFigures(string name, ReportFigures figures)
    {
        json.WriteStartObject(name);
        json.WriteNumber("events", figures.Events);
        json.WriteNumber("open", figures.Open);
        json.WriteNumber("opened", figures.Opened);
        json.WriteNumber("resolved", figures.Resolved);
        json.WriteNumber("ignored", figures.Ignored);
        json.WriteNumber("sent", figures.Sent);
        json.WriteNumber("heldBack", figures.HeldBack);
        json.WriteNumber("failed", figures.Failed);
        WriteCounts("openBySeverity", figures.OpenBySeverity);
        WriteCounts("openByPriority", figures.OpenByPriority);
        WriteArray("topAssets", figures.TopAssets, asset =>
        {
            json.WriteStartObject();
            json.WriteString("asset", Texts.Long(asset.Key));
            json.WriteNumber("count", asset.Value);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void WriteCounts<T>(string name, IReadOnlyDictionary<T, long> counts)
        where T : struct, Enum
    {
        json.WriteStartObject(name);
        foreach (T key in Enum.GetValues<T>())
        {
            json.WriteNumber(Word(key), counts.GetValueOrDefault(key));
        }

        json.WriteEndObject();
    }

    private void WriteDay(ReportDay day)
    {
        json.WriteStartObject();
        json.WriteString("date", day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("severity", Word(day.Severity));
        json.WriteNumber("count", day.Count);
        json.WriteEndObject();
    }

    private void WriteFinding(Finding finding, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        json.WriteStartObject();
        json.WriteString("id", Texts.Long(finding.Id));
        json.WriteString("state", Word(finding.State));
        json.WriteString("priority", Word(finding.Priority));
        WriteThing(finding.Event);
        WriteArray("cves", finding.Cves.Take(50), cve => json.WriteStringValue(Texts.Short(cve)));
        WriteText("fix", finding.Fix);
        WriteTime("firstSeenAt", finding.FirstSeenAt);
        WriteTime("lastSeenAt", finding.LastSeenAt);
        WriteTime("openedAt", finding.OpenedAt);
        json.WriteNumber("count", finding.Count);
        WriteTime("resolvedAt", finding.ResolvedAt);
        WriteText("resolvedBy", finding.ResolvedBy);
        json.WriteEndObject();
    }

    private void WriteEvent(SecurityEvent securityEvent)
    {
        json.WriteStartObject();
        json.WriteString("id", Texts.Long(securityEvent.Id));
        WriteThing(securityEvent);
        WriteTime("occurredAt", securityEvent.OccurredAt);
        json.WriteEndObject();
    }

    private void WriteThing(SecurityEvent securityEvent)
    {
        json.WriteString("severity", Word(securityEvent.Severity));
        json.WriteString("topic", Texts.Long(securityEvent.Topic));
        WriteText("kind", securityEvent.Kind);
        if (securityEvent.Asset is { } asset)
        {
            json.WriteStartObject("asset");
            json.WriteString("id", Texts.Long(asset.Id));
            WriteText("name", asset.Name);
            json.WriteEndObject();
        }

        json.WriteString("title", Texts.Long(securityEvent.Title));
    }

    private void WriteOutcome(OutcomeCount count)
    {
        json.WriteStartObject();
        json.WriteString("topic", Texts.Long(count.Topic));
        json.WriteString("outcome", Word(count.Outcome));
        WriteText("rule", count.Rule);
        json.WriteNumber("count", count.Count);
        json.WriteEndObject();
    }

    private void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private void WriteText(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, Texts.Long(text));
        }
    }

    private void WriteTime(string name, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            json.WriteString(name, TimeZoneInfo.ConvertTime(time, request.TimeZone));
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
