namespace Notification.Sdk.Sms.Numbers;

/// <summary>The numbers of an endpoint's address, separated by commas, and what is wrong with the rest.</summary>
internal sealed record NumberList(IReadOnlyList<string> Numbers, IReadOnlyList<string> Faults)
{
    public static NumberList Parse(string address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return new([], ["The address is empty: give numbers separated by commas, such as +8613812345678."]);
        }

        List<string> numbers = [];
        List<string> faults = [];
        string[] entries = address.Split(',');
        for (int i = 0; i < entries.Length; i++)
        {
            if (!PhoneNumber.TryParse(entries[i], out string? number, out string? fault))
            {
                faults.Add($"Number {i + 1} of the address {fault}");
            }
            else if (!numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }

        return new(numbers, faults);
    }
}
