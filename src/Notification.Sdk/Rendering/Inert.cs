namespace Notification.Sdk.Rendering;

/// <summary>One line of text that can do nothing but be read. The only kind of text that a document holds, so that no
/// value of an event reaches a writer uncleaned. Writers still encode it for the place it lands in.</summary>
internal readonly record struct Inert
{
    private readonly string? _value;

    private Inert(string value) => _value = value;

    /// <summary>The text: one line, without control, bidirectional or invisible characters, valid UTF-16.</summary>
    public string Value => _value ?? "";

    public bool IsEmpty => Value.Length == 0;

    /// <summary>A value of unknown origin, cleaned, cut to a length and with the schemes of its links broken.</summary>
    /// <param name="value">The value.</param>
    /// <param name="maxLength">The longest text that is kept, in UTF-16 code units.</param>
    public static Inert Line(string? value, int maxLength) => new(Links.BreakSchemes(Cleaner.Clean(value, maxLength)));

    /// <summary>Words of the resources, or words with inert values in them.</summary>
    public static Inert Trusted(string words) => new(words);

    public Inert Cut(int maxLength) => new(TextCut.AtMost(Value, maxLength));

    public override string ToString() => Value;
}
