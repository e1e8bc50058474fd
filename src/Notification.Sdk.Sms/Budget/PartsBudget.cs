namespace Notification.Sdk.Sms.Budget;

/// <summary>Counts the parts that each endpoint sent on the current day. One small entry an endpoint, forgotten with
/// the day.</summary>
internal sealed class PartsBudget
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, string Endpoint), int> _used = [];
    private DateOnly _day;

    /// <summary>Draws for as many numbers as fit.</summary>
    /// <param name="target">Whose budget.</param>
    /// <param name="day">The current day.</param>
    /// <param name="numbers">How many numbers.</param>
    /// <param name="parts">How many parts each.</param>
    /// <param name="limit">The day's budget.</param>
    /// <returns>For how many numbers it was enough.</returns>
    public int Draw(DeliveryTarget target, DateOnly day, int numbers, int parts, int limit)
    {
        lock (_lock)
        {
            if (day > _day)
            {
                _used.Clear();
                _day = day;
            }

            (string Tenant, string Endpoint) key = (target.Tenant, target.Endpoint);
            int used = _used.GetValueOrDefault(key);
            int fitting = Math.Clamp((limit - used) / parts, 0, numbers);
            _used[key] = used + (fitting * parts);
            return fitting;
        }
    }

    /// <summary>Gives back what was drawn and not sent.</summary>
    public void GiveBack(DeliveryTarget target, DateOnly day, int parts)
    {
        lock (_lock)
        {
            (string Tenant, string Endpoint) key = (target.Tenant, target.Endpoint);
            if (day == _day && _used.TryGetValue(key, out int used))
            {
                _used[key] = Math.Max(0, used - parts);
            }
        }
    }
}
