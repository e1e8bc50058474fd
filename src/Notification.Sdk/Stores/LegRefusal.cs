namespace Notification.Sdk.Stores;

/// <summary>The refusal of one leg by a budget.</summary>
/// <param name="Rule">The budget, as outcomes call it.</param>
/// <param name="Until">The first instant at which it may admit again.</param>
public sealed record LegRefusal(string Rule, DateTimeOffset Until);
