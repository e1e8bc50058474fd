using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Tests.Stores;

/// <summary>A row that came to harm is read, or named as what it is: stores then keep it for a person, and go on with the next one.</summary>
public sealed class StoredFormLaws
{
    [Fact]
    public void A_harmed_leg_is_read_or_is_no_leg() => Holds(
        LegJson.FromUtf8,
        LegJson.ToUtf8(Leg with
        {
            RepeatSince = At,
            Event = Logon,
            Farewell = new Endpoint { Name = "ops", Channel = "webhook", Address = "https://example.com/", Settings = { ["secret"] = "s" }, PacingInterval = TimeSpan.FromMinutes(1) },
        }));

    [Fact]
    public void A_harmed_event_is_read_or_is_no_event() => Holds(SecurityEventJson.FromUtf8, SecurityEventJson.ToUtf8(Logon));

    [Fact]
    public void A_harmed_finding_is_read_or_is_no_finding() => Holds(FindingJson.FindingFromUtf8, FindingJson.ToUtf8(new Finding
    {
        Id = "f-1",
        Event = Logon,
        FirstSeenAt = At,
        OpenedAt = At,
        LastSeenAt = At,
    }));

    [Fact]
    public void A_harmed_tally_is_read_or_is_no_tally()
    {
        var tally = new OverflowTally();
        tally.Add(new OverflowCount(Leg, "throttle:daily", Severity.High, "web-1", At, 3));
        Holds(utf8 => OverflowTally.FromUtf8(utf8).ToSummary(), tally.ToUtf8());
    }

    private static readonly DateTimeOffset At = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Leg Leg = new()
    {
        Id = "summary",
        Tenant = "",
        Endpoint = "ops",
        Topic = Topics.Alerts,
        Kind = DeliveryKind.Summary,
        DueAt = At,
        AcceptedAt = At,
    };

    private static readonly SecurityEvent Logon = SecurityEvents.UnusualLogon(
        new Asset("web-1") { Name = "shop front" }, new LogonEvidence("root", "203.0.113.9") { Method = "ssh", Succeeded = true });

    private delegate T Reading<out T>(ReadOnlySpan<byte> utf8);

    private static void Holds<T>(Reading<T> read, byte[] whole)
        where T : notnull => Prop.ForAll(Damage.Of(Encoding.UTF8.GetString(whole)), bytes =>
    {
        try
        {
            Assert.NotNull(read(bytes));
        }
        catch (JsonException)
        {
            // Named as no text of ours.
        }
    }).Holds(2000);
}
