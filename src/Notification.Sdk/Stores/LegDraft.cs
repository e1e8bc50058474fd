namespace Notification.Sdk.Stores;

/// <summary>A leg that asks to be admitted.</summary>
/// <param name="Leg">The row that is appended when it is admitted.</param>
/// <param name="Budgets">The budgets of its recipient and endpoint.</param>
public sealed record LegDraft(Leg Leg, IReadOnlyList<BudgetDraw> Budgets);
