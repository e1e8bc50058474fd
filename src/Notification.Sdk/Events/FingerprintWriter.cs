using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Notification.Sdk.Events;

/// <summary>Gathers length-prefixed parts on the stack, and in a pooled array when they grow. Texts are taken as UTF-16, so
/// that even lone surrogates stay apart.</summary>
internal ref struct FingerprintWriter(Span<byte> initial) : IFactVisitor
{
    /// <summary>How many bytes it may have on the stack: more than most events need.</summary>
    public const int OnStack = 512;

    private const int AbsentText = -1;
    private const int Number = -2;

    private Span<byte> _buffer = initial;
    private byte[]? _rented;
    private int _length;

    public void Add(string? part)
    {
        ReadOnlySpan<byte> text = MemoryMarshal.AsBytes(part.AsSpan());
        Span<byte> target = Take(sizeof(int) + text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target, part is null ? AbsentText : text.Length);
        text.CopyTo(target[sizeof(int)..]);
    }

    public void AddNumber(long value)
    {
        Span<byte> target = Take(sizeof(int) + sizeof(long));
        BinaryPrimitives.WriteInt32LittleEndian(target, Number);
        BinaryPrimitives.WriteInt64LittleEndian(target[sizeof(int)..], value);
    }

    public void Identity(string key, string? value)
    {
        if (value is not null)
        {
            Add(key);
            Add(value);
        }
    }

    public readonly void Detail(string key, string? value)
    {
    }

    public readonly void Detail(string key, DateTimeOffset? value)
    {
    }

    public readonly void Detail(string key, long? value)
    {
    }

    public readonly void Detail(string key, IReadOnlyList<string> values)
    {
    }

    /// <summary>All parts so far.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public readonly Fingerprint Finish() => Fingerprint.FromHash(_buffer[.._length]);

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _buffer.Length)
        {
            Grow(_length + count);
        }

        Span<byte> taken = _buffer.Slice(_length, count);
        _length += count;
        return taken;
    }

    private void Grow(int atLeast)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(atLeast, 2 * _buffer.Length));
        _buffer[.._length].CopyTo(larger);
        Dispose();
        _buffer = _rented = larger;
    }
}
