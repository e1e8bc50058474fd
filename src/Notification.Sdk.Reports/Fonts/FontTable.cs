using System.Buffers.Binary;

namespace Notification.Sdk.Reports.Fonts;

/// <summary>Bytes of a font file, big-endian. Nothing is read beyond their end, whatever the file says.</summary>
internal readonly struct FontTable(string name, ReadOnlyMemory<byte> bytes)
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    public int Length => bytes.Length;

    public ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Span(at, 2));

    public short S16(int at) => BinaryPrimitives.ReadInt16BigEndian(Span(at, 2));

    public uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(Span(at, 4));

    public FontTable From(long at) => Slice(at, bytes.Length - at);

    public FontTable Slice(long at, long length)
    {
        Check(at, length);
        return new FontTable(name, bytes.Slice((int)at, (int)length));
    }

    public ReadOnlySpan<byte> Span(long at, int length)
    {
        Check(at, length);
        return bytes.Span.Slice((int)at, length);
    }

    private void Check(long at, long length)
    {
        if (at < 0 || length < 0 || at > bytes.Length || length > bytes.Length - at)
        {
            throw new FontFileException($"{name} is damaged: it ends before byte {at + length}.");
        }
    }
}
