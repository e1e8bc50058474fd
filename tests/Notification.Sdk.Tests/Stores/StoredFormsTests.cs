using System.Text;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Tests.Stores;

/// <summary>What stores keep as text comes back as it was, and what an earlier version wrote is still read.</summary>
public sealed class StoredFormsTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_leg_comes_back_as_it_was()
    {
        var leg = new Leg
        {
            Id = "e/t/ops",
            Tenant = "t",
            Endpoint = "ops",
            Topic = Topics.Alerts,
            Kind = DeliveryKind.Reminder,
            DueAt = At,
            GroupKey = "held",
            AcceptedAt = At.AddHours(-1),
            Event = SecurityEvents.SuspiciousProcess(new Asset("web-1"), new ProcessEvidence("xmrig") { Path = "/tmp/.x" }),
            RepeatCount = 3,
            RepeatSince = At.AddDays(-1),
            Farewell = new Endpoint { Name = "ops", Channel = "webhook", Address = "https://example.com/", State = EndpointState.AutoDisabled },
        };

        Leg back = LegJson.FromUtf8(LegJson.ToUtf8(leg));

        Assert.Equal(leg with { Event = null, Farewell = null }, back with { Event = null, Farewell = null });
        Assert.Equal(SecurityEventJson.ToUtf8(leg.Event!), SecurityEventJson.ToUtf8(back.Event!));
        Assert.Equal(("ops", "webhook", EndpointState.AutoDisabled), (back.Farewell!.Name, back.Farewell.Channel, back.Farewell.State));
    }

    [Fact]
    public void A_leg_of_the_first_version_is_read_and_unknown_properties_are_passed_over()
    {
        const string Kept = """
            {"id":"e/t/ops","tenant":"t","endpoint":"ops","topic":"alerts","kind":"Event","dueAt":"2026-03-02T12:00:00+00:00",
             "acceptedAt":"2026-03-02T12:00:00+00:00","repeatCount":0,"later":{"a":1},
             "event":{"id":"e","topic":"alerts","kind":"k","severity":"High","title":"t","verdict":"Confirmed"}}
            """;

        Leg leg = LegJson.FromUtf8(Encoding.UTF8.GetBytes(Kept));

        Assert.Equal(("e/t/ops", DeliveryKind.Event, At, "e"), (leg.Id, leg.Kind, leg.DueAt, leg.Event!.Id));
    }

    [Fact]
    public void A_finding_and_an_edition_come_back_as_they_were()
    {
        SecurityEvent seen = SecurityEvents.Vulnerability(new Asset("web-1"), new VulnerabilityEvidence("v") { Priority = "asap", Fix = "f" });
        var finding = new Finding
        {
            Id = "f-1",
            Event = seen,
            State = FindingState.Ignored,
            FirstSeenAt = At,
            LastSeenAt = At.AddDays(1),
            OpenedAt = At,
            Count = 7,
            IgnoredBy = "ann",
            IgnoredBecause = "planned",
            IgnoredUntil = At.AddDays(9),
            RepeatAt = At.AddDays(2),
        };
        var edition = new ReportEdition
        {
            Id = "d-1",
            Tenant = "t",
            Topic = "overview",
            Endpoint = "ops",
            From = At.AddDays(-7),
            To = At,
            MadeAt = At,
            MissedEditions = 2,
            First = [finding],
            Figures = new ReportFigures
            {
                Open = 1,
                OpenBySeverity = new Dictionary<Severity, long> { [Severity.High] = 1 },
                OpenByPriority = new Dictionary<FixPriority, long> { [FixPriority.Later] = 1 },
                TopAssets = [KeyValuePair.Create("web-1", 1L)],
            },
            Documents = [new Report("r.bin", "application/octet-stream", new byte[] { 1, 2, 255 })],
            Totals = [new OutcomeCount("alerts", "", Outcome.Suppressed, "duplicate", 5)],
        };

        Finding back = FindingJson.FindingFromUtf8(FindingJson.ToUtf8(finding));
        ReportEdition kept = FindingJson.EditionFromUtf8(FindingJson.ToUtf8(edition));

        Assert.Equal(finding with { Event = back.Event }, back);
        Assert.Equal(SecurityEventJson.ToUtf8(seen), SecurityEventJson.ToUtf8(back.Event));
        Assert.Equal((FixPriority.AsSoonAsPossible, "f"), (back.Priority, back.Fix));
        Assert.Equal(FindingJson.ToUtf8(edition), FindingJson.ToUtf8(kept));
        Assert.Equal(edition.Documents[0].Content.ToArray(), kept.Documents[0].Content.ToArray());
        Assert.Equal(edition.Totals, kept.Totals);
    }

    [Fact]
    public void A_tally_goes_on_where_it_was()
    {
        var summary = new Leg
        {
            Id = "s",
            Tenant = "",
            Endpoint = "ops",
            Topic = "alerts",
            Kind = DeliveryKind.Summary,
            DueAt = At,
            AcceptedAt = At,
        };
        var through = new OverflowTally();
        var kept = new OverflowTally();
        for (int i = 0; i < 200; i++)
        {
            var count = new OverflowCount(summary, $"cap-{i % 3}", (Severity)(i % 5), $"asset-{i % 90}", At.AddSeconds(i), 1 + (i % 4));
            through.Add(count);
            kept = OverflowTally.FromUtf8(kept.ToUtf8());
            kept.Add(count);
        }

        Assert.Equivalent(through.ToSummary(), kept.ToSummary(), strict: true);
        Assert.Equal(200 + (50 * (0 + 1 + 2 + 3)), kept.ToSummary().Count);
    }

    [Fact]
    public void The_counter_of_a_trigger_goes_on_where_it_was()
    {
        var through = new TriggerCounter();
        var kept = new TriggerCounter();
        var random = new Random(7);
        DateTimeOffset now = At;
        for (int i = 0; i < 500; i++)
        {
            now += TimeSpan.FromSeconds(random.Next(0, 20));
            var sighting = new TriggerSighting(default, now, random.Next(1, 3), 5, TimeSpan.FromMinutes(1), false);
            kept = new TriggerCounter(kept.ToState());

            Assert.Equal(through.Count(sighting), kept.Count(sighting));
        }
    }

    [Fact]
    public void A_state_of_another_form_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TriggerCounter([1, 0, 5]));
}
