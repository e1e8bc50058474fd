using System.Text;
using Notification.Sdk.Rendering.Documents;

namespace Notification.Sdk.Rendering.Writers;

/// <summary>How a form writes its pieces. Each block is complete in itself, so that a message can end after any of
/// them.</summary>
internal interface IBlockForm
{
    /// <summary>The longest body, in UTF-8 bytes, whatever is asked for.</summary>
    int Ceiling { get; }

    /// <summary>What stands before the first block.</summary>
    string Open(Document document);

    /// <summary>Writes a block.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="block">The block.</param>
    /// <param name="previous">The block before it; none before the first.</param>
    /// <param name="words">The language.</param>
    void Write(StringBuilder text, Block block, Block? previous, Words words);

    /// <summary>What stands behind the last block.</summary>
    string Close(Document document);

    /// <summary>A complete message of nothing but its title.</summary>
    string Smallest(Document document);

    /// <summary>Encodes text that stands alone.</summary>
    string Encode(string text);
}
