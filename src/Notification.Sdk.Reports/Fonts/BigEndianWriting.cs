using System.Buffers.Binary;

namespace Notification.Sdk.Reports.Fonts;

internal static class BigEndianWriting
{
    public static void WriteU16(this Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, unchecked((ushort)value));
        stream.Write(bytes);
    }

    public static void WriteU32(this Stream stream, long value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, unchecked((uint)value));
        stream.Write(bytes);
    }
}
