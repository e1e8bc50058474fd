using System.Buffers.Binary;
using Notification.Sdk.Events;
using Npgsql;
using NpgsqlTypes;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>Binds parameters in the order in which they stand.</summary>
internal static class Binding
{
    public static NpgsqlCommand Bind(this NpgsqlCommand command, string? value) =>
        command.Add(NpgsqlDbType.Text, Text.OrNull(value));

    public static NpgsqlCommand Bind(this NpgsqlCommand command, long value)
    {
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        return command;
    }

    public static NpgsqlCommand Bind(this NpgsqlCommand command, long? value) => command.Add(NpgsqlDbType.Bigint, value);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, int value)
    {
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        return command;
    }

    public static NpgsqlCommand Bind(this NpgsqlCommand command, bool value)
    {
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = value });
        return command;
    }

    public static NpgsqlCommand Bind(this NpgsqlCommand command, DateTimeOffset value) => command.Bind(value.UtcTicks);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, DateTimeOffset? value) => command.Bind(value?.UtcTicks);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, Guid value)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = value });
        return command;
    }

    public static NpgsqlCommand Bind(this NpgsqlCommand command, byte[]? value) => command.Add(NpgsqlDbType.Bytea, value);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, IEnumerable<string?>? values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Text, values?.Select(Text.OrNull).ToArray());

    public static NpgsqlCommand Bind(this NpgsqlCommand command, long[] values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, long?[] values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, int?[] values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Integer, values);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, short[]? values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Smallint, values);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, short?[] values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Smallint, values);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, bool[] values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Boolean, values);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, Guid[] values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Uuid, values);

    public static NpgsqlCommand Bind(this NpgsqlCommand command, byte[]?[] values) =>
        command.Add(NpgsqlDbType.Array | NpgsqlDbType.Bytea, values);

    /// <summary>A fingerprint as the 16 bytes of a UUID.</summary>
    public static Guid ToGuid(this Fingerprint value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], value.Low);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The fingerprint again.</summary>
    public static Fingerprint ToFingerprint(this Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return new Fingerprint(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    private static NpgsqlCommand Add(this NpgsqlCommand command, NpgsqlDbType type, object? value)
    {
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
        return command;
    }
}
