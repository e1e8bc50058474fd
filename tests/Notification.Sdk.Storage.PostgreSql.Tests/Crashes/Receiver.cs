namespace Notification.Sdk.Storage.PostgreSql.Tests.Crashes;

/// <summary>What the parent heard of all nodes: the other end of every delivery, and the judge of what it heard. Thread-safe.</summary>
internal sealed class Receiver
{
    private const int Killed = 128 + 9;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _accepted = [];
    private readonly Dictionary<string, string> _deliveryOf = [];
    private readonly Dictionary<string, HashSet<int>> _attempts = [];
    private readonly Dictionary<string, HashSet<string>> _capped = [];
    private readonly Dictionary<string, HashSet<string>> _once = [];
    private readonly Dictionary<string, int> _answered = [];
    private readonly List<string> _faults = [];
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private long _heard;

    /// <summary>How many deliveries have come.</summary>
    public int Deliveries => Read(() => _attempts.Count);

    public int Accepted => Read(() => _accepted.Count);

    /// <summary>How many have come more than once.</summary>
    public string[] Repeated => Read(() => _attempts.Where(one => one.Value.Count > 1).Select(one => one.Key).ToArray());

    public string[] Events => Read(() => _deliveryOf.Keys.ToArray());

    public string Faults => Read(() => string.Join('\n', _faults.Take(30)));

    /// <summary>Ends after so many more lines.</summary>
    public Task HeardAsync(int lines)
    {
        TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Read(() =>
        {
            _waiting.Enqueue(source, _heard + lines);
            return 0;
        });
        return source.Task;
    }

    public void Hear(string[] words, int life) => Read(() =>
    {
        Take(words, life);
        _heard++;
        while (_waiting.TryPeek(out TaskCompletionSource? source, out long at) && at <= _heard)
        {
            _waiting.Dequeue();
            source.TrySetResult();
        }

        return 0;
    });

    public void Ended(int life, int exitCode, string errors) => Read(() =>
    {
        if (errors.Length > 0 || exitCode is not 0 and not Killed)
        {
            _faults.Add($"life {life} ended with {exitCode}: {errors}");
        }

        return 0;
    });

    /// <summary>When all has run dry: everything accepted is here, budgets are exact, and one thing was told once.</summary>
    public void Check() => Read(() =>
    {
        _faults.AddRange(_accepted.Where(id => !_deliveryOf.ContainsKey(id)).Select(id => $"{id} was accepted and is missing"));
        Check(_capped, "capped", 2);
        Check(_once, "once", 1);
        return 0;
    });

    private void Check(Dictionary<string, HashSet<string>> told, string topic, int limit)
    {
        _faults.AddRange(told.Where(one => one.Value.Count > limit)
            .Select(one => $"{topic} {one.Key} passed its limit: {string.Join(' ', one.Value)}"));
        _faults.AddRange(_answered.Where(one => one.Key.StartsWith(topic, StringComparison.Ordinal) && one.Value >= limit)
            .Select(one => (Asset: one.Key[(topic.Length + 1)..], Asked: one.Value))
            .Where(one => (told.GetValueOrDefault(one.Asset)?.Count ?? 0) != limit)
            .Select(one => $"{topic} {one.Asset} was asked {one.Asked} times and let too few through"));
    }

    private void Take(string[] words, int life)
    {
        switch (words[0])
        {
            case "begun" or "tried" or "done":
                break;
            case "accepted":
                _accepted.Add(words[1]);
                Count(words);
                break;
            case "refused":
                Count(words);
                break;
            case "received":
                Receive(words[1], int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture), words[3].Split(','), life);
                break;
            default:
                _faults.Add($"life {life}: unknown line '{string.Join(' ', words)}'");
                break;
        }
    }

    private void Count(string[] words)
    {
        string key = $"{words[1].Split('-')[0]} {words[2]}";
        _answered[key] = _answered.GetValueOrDefault(key) + 1;
    }

    private void Receive(string delivery, int attempt, string[] events, int life)
    {
        if (!Of(_attempts, delivery).Add(attempt))
        {
            _faults.Add($"life {life}: {delivery} came twice as attempt {attempt}");
        }

        foreach (string[] parts in events.Select(one => one.Split('@')))
        {
            if (_deliveryOf.TryGetValue(parts[0], out string? before) && before != delivery)
            {
                _faults.Add($"life {life}: {parts[0]} came as {before} and again as {delivery}");
            }

            _deliveryOf[parts[0]] = delivery;
            if (parts[0].StartsWith("capped", StringComparison.Ordinal))
            {
                Of(_capped, parts[1]).Add(parts[0]);
            }
            else if (parts[0].StartsWith("once", StringComparison.Ordinal))
            {
                Of(_once, parts[1]).Add(parts[0]);
            }
        }
    }

    private static HashSet<T> Of<T>(Dictionary<string, HashSet<T>> sets, string key) =>
        sets.TryGetValue(key, out HashSet<T>? known) ? known : sets[key] = [];

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
