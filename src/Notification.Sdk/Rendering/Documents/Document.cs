namespace Notification.Sdk.Rendering.Documents;

/// <summary>A message in no form yet.</summary>
internal sealed record Document
{
    public required Words Words { get; init; }

    /// <summary>The subject: severity and asset first.</summary>
    public required Inert Title { get; init; }

    /// <summary>Makes the whole message in a few words, without any indicator. Dear, and only the short form shows it.</summary>
    public required Func<Inert> Short { get; init; }

    /// <summary>What a list of mails shows behind the subject.</summary>
    public required Inert Preview { get; init; }

    /// <summary>What kind of message it is. Only a mail shows it.</summary>
    public required Func<Inert> Kind { get; init; }

    /// <summary>How bad it is, when that means anything.</summary>
    public required Badge? Badge { get; init; }

    /// <summary>The headline and what follows it.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Whether items were left out already, because nobody reads so many.</summary>
    public bool IsAbridged => Blocks.Any(block => block is Note { IsForLength: true });
}
