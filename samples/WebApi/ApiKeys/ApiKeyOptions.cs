namespace WebApi.ApiKeys;

/// <summary>The keys and what each may do.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>What to do about keys that are too short.</summary>
    public const string Mend = "ApiKeys:Publisher and ApiKeys:Reader must each have at least 24 characters. Generate them, and keep them in a secret store.";

    private const int Shortest = 24;

    /// <summary>May publish events.</summary>
    public string Publisher { get; set; } = "";

    /// <summary>May read the inbox.</summary>
    public string Reader { get; set; } = "";

    /// <summary>Whether both are long enough.</summary>
    /// <param name="options">The keys.</param>
    public static bool AreLong(ApiKeyOptions options) => options.Publisher.Length >= Shortest && options.Reader.Length >= Shortest;
}
