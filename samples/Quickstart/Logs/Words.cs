namespace Quickstart.Logs;

/// <summary>Takes a text apart at its blanks, from the left.</summary>
internal ref struct Words(ReadOnlySpan<char> text)
{
    /// <summary>What was not taken yet.</summary>
    public ReadOnlySpan<char> Rest { get; private set; } = text;

    /// <summary>Takes the next word; empty at the end.</summary>
    public ReadOnlySpan<char> Next()
    {
        ReadOnlySpan<char> text = Rest.TrimStart(' ');
        int length = text.IndexOf(' ');
        length = length < 0 ? text.Length : length;
        Rest = text[length..].TrimStart(' ');
        return text[..length];
    }
}
