using System.Globalization;
using System.Security.Cryptography;
using Notification.Sdk.Engine;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Administration;

/// <summary>Sends codes to addresses and checks them. Only a hash of a code is kept, bound to the address that received it.</summary>
internal sealed class EndpointVerifier(EndpointTester tester, ISettingsStore store, TimeProvider time)
{
    private const string Kind = "verification";
    private const int Guesses = 5;
    private const int Digits = 8;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async ValueTask<TestReceipt> RequestAsync(string name, string tenant, CancellationToken cancellationToken)
    {
        string code = RandomNumberGenerator.GetString("0123456789", Digits);
        TestReceipt receipt = await tester.VerifyAsync(name, tenant, code, cancellationToken).ConfigureAwait(false);
        if (receipt.Status == ReceiptStatus.Delivered)
        {
            var issued = new Issued(HashOf(tenant, receipt.Endpoint, code), time.GetUtcNow() + Lifetime, Guesses);
            await SaveAsync(tenant, receipt.Endpoint, issued, cancellationToken).ConfigureAwait(false);
        }

        return receipt;
    }

    /// <summary>Checks a code. Every question costs a guess, and a right answer ends the code.</summary>
    public async ValueTask<bool> ConfirmAsync(Endpoint endpoint, string code, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredSetting> stored = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        StoredSetting? kept = stored.FirstOrDefault(setting =>
            setting.Kind == Kind && setting.Tenant == endpoint.Tenant && setting.Name == endpoint.Name);
        if (kept?.Json is null || Issued.Parse(kept.Json) is not { } issued
            || issued.Guesses == 0 || issued.Until <= time.GetUtcNow())
        {
            return false;
        }

        bool isRight = HashOf(endpoint.Tenant, endpoint.Name, code.Trim()) == issued.Hash;
        Issued left = issued with { Guesses = isRight ? 0 : issued.Guesses - 1 };
        await SaveAsync(endpoint.Tenant, endpoint.Name, left, cancellationToken).ConfigureAwait(false);
        return isRight;
    }

    private static string HashOf(string tenant, string name, string code) =>
        Fingerprint.Of(Kind, tenant, name, code).ToString();

    private ValueTask SaveAsync(string tenant, string name, Issued issued, CancellationToken cancellationToken) =>
        store.SaveAsync(
            new StoredSetting(Kind, tenant, name, issued.ToString(), nameof(EndpointVerifier), time.GetUtcNow()),
            cancellationToken);

    private sealed record Issued(string Hash, DateTimeOffset Until, int Guesses)
    {
        public static Issued Parse(string text)
        {
            string[] parts = text.Split(' ');
            return new Issued(
                parts[0],
                new DateTimeOffset(long.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.Zero),
                int.Parse(parts[2], CultureInfo.InvariantCulture));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hash} {Until.UtcTicks} {Guesses}");
    }
}
