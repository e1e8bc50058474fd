using System.Globalization;
namespace Notification.Sdk.Storage.Sqlite.Tests.Crashes;

/// <summary>What the parent saw of all lives over one file: the other end of every delivery, and the judge.</summary>
internal sealed class Receiver
{
    private readonly HashSet<string> _accepted = [];
    private readonly Dictionary<string, (string Delivery, int Life)> _received = [];
    private readonly HashSet<string> _settled = [];
    private readonly Dictionary<string, int> _answered = [];
    private readonly Dictionary<string, HashSet<string>> _assets = [];
    private readonly HashSet<string> _capped = [];

    public int Accepted => _accepted.Count;

    public int Duplicates { get; private set; }

    public long LastEvent { get; private set; }

    public bool IsDry { get; private set; }

    /// <summary>Faults found on the way.</summary>
    public List<string> Faults { get; } = [];

    public void Hear(string line, int life)
    {
        string[] words = line.Split(' ');
        switch (words[0])
        {
            case "begun":
                IsDry = false;
                break;
            case "dry":
                IsDry = true;
                Check(life);
                break;
            case "tried":
                LastEvent = Math.Max(LastEvent, long.Parse(words[1].Split('-')[1], CultureInfo.InvariantCulture));
                break;
            case "accepted":
                _accepted.Add(words[1]);
                Answer(words);
                break;
            case "refused":
                Answer(words);
                break;
            case "settled":
                _settled.Add(words[1]);
                break;
            case "received":
                Receive(words[1], words[2].Split(','), life);
                break;
            default:
                Faults.Add($"life {life}: unknown line '{line}'");
                break;
        }
    }

    private void Answer(string[] words)
    {
        if (words[1].StartsWith("capped", StringComparison.Ordinal))
        {
            _answered[words[2]] = _answered.GetValueOrDefault(words[2]) + 1;
        }
    }

    private void Receive(string delivery, string[] events, int life)
    {
        if (_settled.Contains(delivery))
        {
            Faults.Add($"life {life}: {delivery} was settled and is sent again");
        }

        foreach (string[] parts in events.Select(one => one.Split('@')))
        {
            if (_received.TryGetValue(parts[0], out (string Delivery, int Life) before))
            {
                Duplicates++;
                if (before.Delivery != delivery || before.Life == life)
                {
                    Faults.Add($"life {life}: {parts[0]} came as {before.Delivery} in life {before.Life} and again as {delivery}");
                }
            }

            _received[parts[0]] = (delivery, life);
            if (parts[0].StartsWith("capped", StringComparison.Ordinal))
            {
                (_assets.TryGetValue(parts[1], out HashSet<string>? known) ? known : _assets[parts[1]] = []).Add(parts[0]);
            }
        }
    }

    /// <summary>When it has run dry, everything accepted is here, and caps are exact.</summary>
    private void Check(int life)
    {
        Faults.AddRange(_accepted.Where(id => !_received.ContainsKey(id)).Select(id => $"life {life}: {id} was accepted and is missing"));
        Faults.AddRange(_assets.Where(asset => asset.Value.Count > 2)
            .Select(asset => $"life {life}: asset {asset.Key} passed its cap: {string.Join(' ', asset.Value)}"));
        Faults.AddRange(_answered.Where(asset => asset.Value >= 2 && (_assets.GetValueOrDefault(asset.Key)?.Count ?? 0) != 2)
            .Select(asset => $"life {life}: asset {asset.Key} was asked {asset.Value} times and let too few through"));
    }
}
