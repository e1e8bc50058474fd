namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>What a gate looks at: some 40 characters that say what it is, and the server that it happened on.</summary>
internal readonly record struct Sample(string Thing, string Server)
{
    public const string Topic = "alerts";

    public static Sample Of(int number) =>
        new($"suspicious-process/i-{number % 9973:d12}/miner-{number:d8}", $"i-0123456789abcdef{number % 9973:d4}");

    /// <summary>As many as keys, shuffled; of 20, one is a stranger that nobody has seen.</summary>
    public static Sample[] Stream(int keys, int length)
    {
        var random = new Random(1);
        var stream = new Sample[length];
        for (int i = 0; i < length; i++)
        {
            stream[i] = random.Next(20) == 0 ? Of(keys + random.Next(1 + (keys / 20))) : Of(random.Next(keys));
        }

        return stream;
    }

    /// <summary>A few things make up most of the stream: the n-th comes as often as one in n.</summary>
    public static Sample[] Zipf(int keys, int length)
    {
        var random = new Random(1);
        double[] sums = new double[keys];
        double sum = 0;
        for (int i = 0; i < keys; i++)
        {
            sums[i] = sum += 1.0 / (i + 1);
        }

        return [.. Enumerable.Range(0, length).Select(_ => Rank(sums, random.NextDouble() * sum)).Select(Of)];
    }

    private static int Rank(double[] sums, double at)
    {
        int found = Array.BinarySearch(sums, at);
        return Math.Min(found < 0 ? ~found : found, sums.Length - 1);
    }
}
