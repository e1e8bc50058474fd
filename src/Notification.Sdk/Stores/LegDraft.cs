namespace Notification.Sdk.Stores;

/// <summary>A leg that asks to be admitted.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Budgets">The budgets of its recipient and endpoint.</param>
public sealed record LegDraft(Leg Leg, IReadOnlyList<BudgetDraw> Budgets);
