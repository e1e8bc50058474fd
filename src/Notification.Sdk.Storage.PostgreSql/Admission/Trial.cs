using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>Decides some events in their order upon what is believed, each upon what those before it left, and writes down upon what it decided and what is
/// to be kept. Used by one caller.</summary>
/// <param name="beliefs">What is believed.</param>
/// <param name="known">Events of which the tables have said that they know them.</param>
/// <param name="trusts">Whether a duplicate is refused without asking the tables: a notification is only replaced by a later one, so what it silenced is
/// silent. Its repeat is told later.</param>
internal sealed class Trial(Beliefs beliefs, HashSet<(string Tenant, string Id)> known, bool trusts) : IAdmissionState
{
    private readonly Dictionary<Fingerprint, AskedThing> _things = [];
    private readonly Dictionary<Fingerprint, AskedCounter> _counters = [];
    private readonly HashSet<(string Tenant, string Id)> _accepted = [];

    // Upon what the decision under way is made.
    private readonly List<(string Tenant, string Id)> _askedEvents = [];
    private readonly List<Fingerprint> _askedThings = [];
    private readonly List<Fingerprint> _askedCounters = [];

    /// <summary>Whether the tables must be asked.</summary>
    public bool MustAsk { get; private set; }

    /// <summary>Events that must be unknown.</summary>
    public HashSet<(string Tenant, string Id)> Events { get; } = [];

    /// <summary>Notifications that must be as believed.</summary>
    public Dictionary<Fingerprint, AskedThing> Things { get; } = [];

    /// <summary>Counters that must be as believed.</summary>
    public Dictionary<Fingerprint, AskedCounter> Counters { get; } = [];

    /// <summary>What is to be appended, each with its place among the legs of its event.</summary>
    public List<(Leg Leg, int Ordinal)> Legs { get; } = [];

    /// <summary>How often which notification happened again, to be told later.</summary>
    public Dictionary<Fingerprint, Repeated> Repeats { get; } = [];

    public AdmissionResult Decide(AdmissionRequest request)
    {
        _askedEvents.Clear();
        _askedThings.Clear();
        _askedCounters.Clear();
        AdmissionDecision decision = AdmissionDecision.Of(request, this);
        if (trusts && decision.Legs.Count == 0 && decision.Result.Rule is Rules.Duplicate or Rules.SameId)
        {
            Repeat(request.Fingerprint, decision.Dedup);
            return decision.Result;
        }

        MustAsk = true;
        Events.UnionWith(_askedEvents);
        _askedThings.ForEach(key => Things[key] = _things[key]);
        _askedCounters.ForEach(key => Counters[key] = _counters[key]);
        Keep(request, decision);
        return decision.Result;
    }

    public bool KnowsEvent(string tenant, string eventId)
    {
        (string, string) key = (tenant, eventId);
        if (known.Contains(key) || _accepted.Contains(key))
        {
            return true;
        }

        if (eventId.Length > 0)
        {
            _askedEvents.Add(key);
        }

        return false;
    }

    public DedupRecord? FindDedup(Fingerprint fingerprint)
    {
        if (!_things.TryGetValue(fingerprint, out AskedThing? asked))
        {
            _things[fingerprint] = asked = new AskedThing(beliefs.Thing(fingerprint));
        }

        _askedThings.Add(fingerprint);
        return asked.Current;
    }

    public IReadOnlyList<long>? FindCounter(Fingerprint key)
    {
        if (!_counters.TryGetValue(key, out AskedCounter? asked))
        {
            _counters[key] = asked = new AskedCounter(beliefs.Counter(key));
        }

        _askedCounters.Add(key);
        return asked.Current;
    }

    /// <summary>What was kept is what is believed from now on.</summary>
    public void Learn()
    {
        foreach ((Fingerprint key, AskedThing asked) in _things)
        {
            if (asked.Current is { } current && (asked.Next is not null || Repeats.ContainsKey(key)))
            {
                beliefs.Learn(key, new Belief<DedupRecord>(asked.Next ?? asked.Version, current));
            }
        }

        foreach ((Fingerprint key, AskedCounter asked) in Counters)
        {
            if (asked.Next is { } next)
            {
                beliefs.Learn(key, new Belief<long[]>(next, asked.Current!));
            }
        }
    }

    private void Keep(AdmissionRequest request, AdmissionDecision decision)
    {
        if (decision.Dedup is { } record)
        {
            Things[request.Fingerprint].Write(record);
        }

        foreach (CounterWrite counter in decision.Counters)
        {
            Counters[counter.Key].Write(counter);
        }

        for (int i = 0; i < decision.Legs.Count; i++)
        {
            Legs.Add((decision.Legs[i], i));
        }

        if (decision.Legs.Count > 0)
        {
            _accepted.Add((request.Event.Tenant, request.Event.Id));
        }
    }

    private void Repeat(Fingerprint fingerprint, DedupRecord? repeated)
    {
        if (repeated is not { } record || _things[fingerprint] is not { Current: { } before } asked || record.Repeats <= before.Repeats)
        {
            return;
        }

        if (asked.Next is not null)
        {
            // It is being written anyway.
            asked.Write(record);
            return;
        }

        long count = record.Repeats - before.Repeats;
        Repeats[fingerprint] = new Repeated(before.NotifiedAt, count + Repeats.GetValueOrDefault(fingerprint).Count);
        asked.Repeat(count);
    }
}
