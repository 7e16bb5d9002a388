namespace YouthCity.Core.Criteria;

/// <summary>The prize fund and what each place brings.</summary>
/// <param name="Places">The prize of the first place, the second, ...; none is higher than the one before, together at most the fund.</param>
public sealed record PrizeRules(Money Fund, string Currency, IReadOnlyList<Money> Places);
