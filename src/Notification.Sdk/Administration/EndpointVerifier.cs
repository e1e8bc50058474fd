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
            await ChangeAsync(tenant, receipt.Endpoint, _ => issued, cancellationToken).ConfigureAwait(false);
        }

        return receipt;
    }

    /// <summary>Checks a code. Every question costs a guess, over all nodes, and a right answer ends the code.</summary>
    public async ValueTask<bool> ConfirmAsync(Endpoint endpoint, string code, CancellationToken cancellationToken)
    {
        string hash = HashOf(endpoint.Tenant, endpoint.Name, code.Trim());
        bool isRight = false;
        await ChangeAsync(
            endpoint.Tenant,
            endpoint.Name,
            issued =>
            {
                if (issued is null || issued.Guesses == 0 || issued.Until <= time.GetUtcNow())
                {
                    isRight = false;
                    return null;
                }

                isRight = hash == issued.Hash;
                return issued with { Guesses = isRight ? 0 : issued.Guesses - 1 };
            },
            cancellationToken).ConfigureAwait(false);
        return isRight;
    }

    private static string HashOf(string tenant, string name, string code) =>
        Fingerprint.Of(Kind, tenant, name, code).ToString();

    private async ValueTask ChangeAsync(
        string tenant, string name, Func<Issued?, Issued?> change, CancellationToken cancellationToken)
    {
        bool isDone = false;
        while (!isDone)
        {
            StoredSettings stored = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
            string? json = stored.Settings.FirstOrDefault(setting =>
                setting.Kind == Kind && setting.Tenant == tenant && setting.Name == name)?.Json;
            if (change(json is null ? null : Issued.Parse(json)) is not { } issued)
            {
                return;
            }

            var setting = new StoredSetting(Kind, tenant, name, issued.ToString(), nameof(EndpointVerifier), time.GetUtcNow());
            isDone = await store.SaveAsync(setting, stored.Revision, cancellationToken).ConfigureAwait(false) is not null;
        }
    }

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
