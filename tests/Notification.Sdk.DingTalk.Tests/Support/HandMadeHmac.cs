using System.Security.Cryptography;
using System.Text;

namespace Notification.Sdk.DingTalk.Tests.Support;

/// <summary>HMAC-SHA256 from RFC 2104 by hand, so that the signer is not checked by itself.</summary>
internal static class HandMadeHmac
{
    public static string Base64(string key, string message)
    {
        byte[] block = new byte[64];
        byte[] raw = Encoding.UTF8.GetBytes(key);
        (raw.Length > 64 ? SHA256.HashData(raw) : raw).CopyTo(block, 0);
        byte[] inner = SHA256.HashData([.. block.Select(b => (byte)(b ^ 0x36)), .. Encoding.UTF8.GetBytes(message)]);
        return Convert.ToBase64String(SHA256.HashData([.. block.Select(b => (byte)(b ^ 0x5c)), .. inner]));
    }
}
