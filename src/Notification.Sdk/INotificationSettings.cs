using Notification.Sdk.Policies;

namespace Notification.Sdk;

/// <summary>Settings at run time: what a "Notification settings" page works with. A change lies over code and configuration, is kept in the
/// settings store, and takes effect on the next event. Every change publishes an event on the <c>system</c> topic that
/// also reaches the addresses that no longer receive anything because of it. Who may change what is for the product to decide.
/// Thread-safe.</summary>
public interface INotificationSettings
{
    /// <summary>All settings of a kind, by name. Copies: changing them changes nothing.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<IReadOnlyList<T>> ListAsync<T>(string tenant = "", CancellationToken cancellationToken = default)
        where T : Setting;

    /// <summary>Adds a setting, or replaces the one of its name and tenant.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="setting">The setting.</param>
    /// <param name="changedBy">Who changes it.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <exception cref="ArgumentException">The settings would be wrong; the message names key, fault and mend. Nothing was
    /// changed.</exception>
    ValueTask SaveAsync<T>(T setting, string changedBy, CancellationToken cancellationToken = default)
        where T : Setting;

    /// <summary>Removes a setting with everything in it, whether code, configuration or a person gave it.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="changedBy">Who removes it.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ArgumentException">Another setting still names it. Nothing was changed.</exception>
    ValueTask<bool> DeleteAsync<T>(
        string name, string changedBy, string tenant = "", CancellationToken cancellationToken = default)
        where T : Setting;

    /// <summary>Enables an endpoint, disables it, and releases what waited for one that was disabled automatically.</summary>
    /// <param name="name">The endpoint.</param>
    /// <param name="isEnabled">Enabled or disabled; a disabled one keeps its settings.</param>
    /// <param name="changedBy">Who changes it.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <exception cref="ArgumentException">There is no such endpoint.</exception>
    ValueTask EnableEndpointAsync(
        string name, bool isEnabled, string changedBy, string tenant = "", CancellationToken cancellationToken = default);

    /// <summary>Sends the endpoint's address a code to confirm. The code holds for 24 hours; a new one ends the one before.</summary>
    /// <param name="name">The endpoint.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="ArgumentException">There is no such endpoint.</exception>
    ValueTask<TestReceipt> RequestVerificationAsync(
        string name, string tenant = "", CancellationToken cancellationToken = default);

    /// <summary>Confirms an address. After five wrong codes a new one must be asked for.</summary>
    /// <param name="name">The endpoint.</param>
    /// <param name="code">The code that the address received.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <returns>Whether the address is verified now.</returns>
    /// <exception cref="ArgumentException">There is no such endpoint.</exception>
    ValueTask<bool> ConfirmVerificationAsync(
        string name, string code, string tenant = "", CancellationToken cancellationToken = default);
}
