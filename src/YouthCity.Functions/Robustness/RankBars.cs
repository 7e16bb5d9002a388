using YouthCity.Core.Robustness;

namespace YouthCity.Functions.Robustness;

/// <summary>How the probabilities of ranks are drawn: a bar each, or in a large contest a bar for several ranks together.</summary>
/// <param name="Ranks">How many cities are ranked.</param>
public readonly record struct RankBars(int Ranks)
{
    private const int Most = 60;

    public bool AreOfSeveral => RanksOfABar > 1;

    private int RanksOfABar => (Ranks + Most - 1) / Most;

    /// <summary>The bar that a rank stands in, from 1.</summary>
    public int At(int rank) => 1 + ((rank - 1) / RanksOfABar);

    public IReadOnlyList<double> Of(CityRankAcceptability city) =>
        AreOfSeveral ? [.. city.RankProbabilities.Chunk(RanksOfABar).Select(ranks => ranks.Sum())] : city.RankProbabilities;

    /// <summary>After how many bars the prizes end; 0 where bars are of several ranks, since the line would stand within one.</summary>
    /// <param name="prizes">How many places have a prize.</param>
    public int Prizes(int prizes) => AreOfSeveral ? 0 : prizes;
}
