using System.Reflection;

namespace YouthCity.Intake.Findings;

/// <summary>Every kind of finding that there is.</summary>
public static class FindingCodes
{
    public static FindingCode AbsentBaselines { get; } = new("absent-baselines", Severity.Notice);

    public static FindingCode AbsentCity { get; } = new("absent-city", Severity.Notice);

    public static FindingCode AbsentValues { get; } = new("absent-values", Severity.Notice);

    public static FindingCode AfterClosing { get; } = new("after-closing", Severity.Warning);

    public static FindingCode AmbiguousAction { get; } = new("ambiguous-action", Severity.Error);

    public static FindingCode AmbiguousCity { get; } = new("ambiguous-city", Severity.Error);

    public static FindingCode AmbiguousGroup { get; } = new("ambiguous-group", Severity.Error);

    public static FindingCode AmbiguousIndicator { get; } = new("ambiguous-indicator", Severity.Error);

    public static FindingCode AmbiguousNumber { get; } = new("ambiguous-number", Severity.Error);

    public static FindingCode AmbiguousOrder { get; } = new("ambiguous-order", Severity.Error);

    public static FindingCode AnswerWithoutCity { get; } = new("answer-without-city", Severity.Warning);

    public static FindingCode ArchiveTooLarge { get; } = new("archive-too-large", Severity.Error);

    public static FindingCode BadId { get; } = new("bad-id", Severity.Error);

    public static FindingCode BadMapPoint { get; } = new("bad-map-point", Severity.Error);

    public static FindingCode BadTieBreaker { get; } = new("bad-tie-breaker", Severity.Error);

    public static FindingCode BlankBaseline { get; } = new("blank-baseline", Severity.Notice);

    public static FindingCode BlankRow { get; } = new("blank-row", Severity.Notice);

    public static FindingCode BlankValue { get; } = new("blank-value", Severity.Notice);

    public static FindingCode BrokenArchive { get; } = new("broken-archive", Severity.Error);

    public static FindingCode BrokenWorkbook { get; } = new("broken-workbook", Severity.Error);

    public static FindingCode ColumnPassedOver { get; } = new("column-passed-over", Severity.Notice);

    public static FindingCode CommentWithoutGroup { get; } = new("comment-without-group", Severity.Error);

    public static FindingCode ConflictOfInterest { get; } = new("conflict-of-interest", Severity.Error);

    public static FindingCode ConstraintError { get; } = new("constraint-error", Severity.Error);

    public static FindingCode ContinuesItself { get; } = new("continues-itself", Severity.Error);

    public static FindingCode DateForId { get; } = new("date-for-id", Severity.Error);

    public static FindingCode DateForIndicator { get; } = new("date-for-indicator", Severity.Error);

    public static FindingCode DateForNumber { get; } = new("date-for-number", Severity.Error);

    public static FindingCode DiffersFromHeld { get; } = new("differs-from-held", Severity.Error);

    public static FindingCode DuplicateContest { get; } = new("duplicate-contest", Severity.Error);

    public static FindingCode DuplicateId { get; } = new("duplicate-id", Severity.Error);

    public static FindingCode DuplicateKey { get; } = new("duplicate-key", Severity.Error);

    public static FindingCode DuplicateLabel { get; } = new("duplicate-label", Severity.Error);

    public static FindingCode EmptyFile { get; } = new("empty-file", Severity.Error);

    public static FindingCode EmptyGroup { get; } = new("empty-group", Severity.Error);

    public static FindingCode EncodingError { get; } = new("encoding-error", Severity.Error);

    public static FindingCode ExampleRow { get; } = new("example-row", Severity.Warning);

    public static FindingCode ExtraCell { get; } = new("extra-cell", Severity.Error);

    public static FindingCode ExtraSeparator { get; } = new("extra-separator", Severity.Error);

    public static FindingCode FewRespondents { get; } = new("few-respondents", Severity.Warning);

    public static FindingCode FileSentBefore { get; } = new("file-sent-before", Severity.Warning);

    public static FindingCode FormulaError { get; } = new("formula-error", Severity.Error);

    public static FindingCode FractionsThroughout { get; } = new("fractions-throughout", Severity.Warning);

    public static FindingCode GoalpostsAgainstDirection { get; } = new("goalposts-against-direction", Severity.Error);

    public static FindingCode HeaderNotFirst { get; } = new("header-not-first", Severity.Error);

    public static FindingCode HiddenColumns { get; } = new("hidden-columns", Severity.Warning);

    public static FindingCode HiddenRows { get; } = new("hidden-rows", Severity.Warning);

    public static FindingCode HiddenSheet { get; } = new("hidden-sheet", Severity.Error);

    public static FindingCode ListTooLarge { get; } = new("list-too-large", Severity.Error);

    public static FindingCode LookAlikeLetters { get; } = new("look-alike-letters", Severity.Notice);

    public static FindingCode LostLetters { get; } = new("lost-letters", Severity.Error);

    public static FindingCode MazziottaParetoWithoutStandardised { get; } = new("mazziotta-pareto-without-standardised", Severity.Error);

    public static FindingCode MeanWithZScore { get; } = new("mean-with-z-score", Severity.Error);

    public static FindingCode MergedCell { get; } = new("merged-cell", Severity.Error);

    public static FindingCode MinimumAboveMaximum { get; } = new("minimum-above-maximum", Severity.Error);

    public static FindingCode MissingCell { get; } = new("missing-cell", Severity.Error);

    public static FindingCode MissingFile { get; } = new("missing-file", Severity.Error);

    public static FindingCode MissingGoalposts { get; } = new("missing-goalposts", Severity.Error);

    public static FindingCode MissingKey { get; } = new("missing-key", Severity.Error);

    public static FindingCode MissingLabel { get; } = new("missing-label", Severity.Error);

    public static FindingCode MissingName { get; } = new("missing-name", Severity.Error);

    public static FindingCode MissingSheet { get; } = new("missing-sheet", Severity.Error);

    public static FindingCode NoAnswers { get; } = new("no-answers", Severity.Error);

    public static FindingCode NoRows { get; } = new("no-rows", Severity.Error);

    public static FindingCode NoSheetFits { get; } = new("no-sheet-fits", Severity.Error);

    public static FindingCode NoSuchSheet { get; } = new("no-such-sheet", Severity.Error);

    public static FindingCode NotACount { get; } = new("not-a-count", Severity.Error);

    public static FindingCode NotADueTime { get; } = new("not-a-due-time", Severity.Error);

    public static FindingCode NotASurveyIndicator { get; } = new("not-a-survey-indicator", Severity.Error);

    public static FindingCode NotATable { get; } = new("not-a-table", Severity.Error);

    public static FindingCode NotAYear { get; } = new("not-a-year", Severity.Error);

    public static FindingCode NotAnAmount { get; } = new("not-an-amount", Severity.Error);

    public static FindingCode NotAnAnswer { get; } = new("not-an-answer", Severity.Error);

    public static FindingCode NotJson { get; } = new("not-json", Severity.Error);

    public static FindingCode NotRules { get; } = new("not-rules", Severity.Error);

    public static FindingCode NothingHeld { get; } = new("nothing-held", Severity.Error);

    public static FindingCode NumberForId { get; } = new("number-for-id", Severity.Error);

    public static FindingCode NumberTooLarge { get; } = new("number-too-large", Severity.Error);

    public static FindingCode OldFontLetters { get; } = new("old-font-letters", Severity.Notice);

    public static FindingCode OldWorkbook { get; } = new("old-workbook", Severity.Error);

    public static FindingCode OlderTemplate { get; } = new("older-template", Severity.Notice);

    public static FindingCode OpensAfterClosing { get; } = new("opens-after-closing", Severity.Error);

    public static FindingCode OtherContest { get; } = new("other-contest", Severity.Error);

    public static FindingCode OtherFormat { get; } = new("other-format", Severity.Error);

    public static FindingCode OwnCity { get; } = new("own-city", Severity.Error);

    public static FindingCode PathInArchive { get; } = new("path-in-archive", Severity.Error);

    public static FindingCode PercentForNumber { get; } = new("percent-for-number", Severity.Error);

    public static FindingCode PlacesAboveFund { get; } = new("places-above-fund", Severity.Error);

    public static FindingCode PlacesRise { get; } = new("places-rise", Severity.Error);

    public static FindingCode QuoteError { get; } = new("quote-error", Severity.Error);

    public static FindingCode RepeatedAction { get; } = new("repeated-action", Severity.Error);

    public static FindingCode RepeatedFile { get; } = new("repeated-file", Severity.Error);

    public static FindingCode RepeatedOrder { get; } = new("repeated-order", Severity.Error);

    public static FindingCode RepeatedSheet { get; } = new("repeated-sheet", Severity.Error);

    public static FindingCode RowTooLong { get; } = new("row-too-long", Severity.Error);

    public static FindingCode ScientificNotation { get; } = new("scientific-notation", Severity.Warning);

    public static FindingCode SeparatorDiffers { get; } = new("separator-differs", Severity.Error);

    public static FindingCode SettledNumbers { get; } = new("settled-numbers", Severity.Notice);

    public static FindingCode ShareOffScale { get; } = new("share-off-scale", Severity.Error);

    public static FindingCode ShortenedNumber { get; } = new("shortened-number", Severity.Notice);

    public static FindingCode SpellingOfTwoCities { get; } = new("spelling-of-two-cities", Severity.Error);

    public static FindingCode SurveyColumn { get; } = new("survey-column", Severity.Notice);

    public static FindingCode TenfoldChange { get; } = new("tenfold-change", Severity.Warning);

    public static FindingCode TooFewToTell { get; } = new("too-few-to-tell", Severity.Warning);

    public static FindingCode TooManyActions { get; } = new("too-many-actions", Severity.Error);

    public static FindingCode TooManyColumns { get; } = new("too-many-columns", Severity.Error);

    public static FindingCode TooManyErrors { get; } = new("too-many-errors", Severity.Notice);

    public static FindingCode TooManyOrders { get; } = new("too-many-orders", Severity.Error);

    public static FindingCode TooManyRows { get; } = new("too-many-rows", Severity.Error);

    public static FindingCode TotalRow { get; } = new("total-row", Severity.Notice);

    public static FindingCode TwoAnswers { get; } = new("two-answers", Severity.Error);

    public static FindingCode TypeError { get; } = new("type-error", Severity.Error);

    public static FindingCode UnchangedColumn { get; } = new("unchanged-column", Severity.Warning);

    public static FindingCode UnclearHeader { get; } = new("unclear-header", Severity.Error);

    public static FindingCode UniqueError { get; } = new("unique-error", Severity.Error);

    public static FindingCode UnitMixUp { get; } = new("unit-mix-up", Severity.Warning);

    public static FindingCode UnknownCity { get; } = new("unknown-city", Severity.Error);

    public static FindingCode UnknownGroup { get; } = new("unknown-group", Severity.Error);

    public static FindingCode UnknownIndicator { get; } = new("unknown-indicator", Severity.Error);

    public static FindingCode UnknownKey { get; } = new("unknown-key", Severity.Error);

    public static FindingCode UnknownLabel { get; } = new("unknown-label", Severity.Error);

    public static FindingCode UnknownStatus { get; } = new("unknown-status", Severity.Error);

    public static FindingCode UnknownValue { get; } = new("unknown-value", Severity.Error);

    public static FindingCode UnsupportedEncoding { get; } = new("unsupported-encoding", Severity.Error);

    public static FindingCode WebPage { get; } = new("web-page", Severity.Error);

    public static FindingCode WeightNotAboveZero { get; } = new("weight-not-above-zero", Severity.Error);

    public static FindingCode WeightOutOfRange { get; } = new("weight-out-of-range", Severity.Error);

    public static FindingCode WhichSheet { get; } = new("which-sheet", Severity.Error);

    public static FindingCode WinsoriseWithRanks { get; } = new("winsorise-with-ranks", Severity.Error);

    public static FindingCode WorkbookTooLarge { get; } = new("workbook-too-large", Severity.Error);

    public static FindingCode WorstEqualsBest { get; } = new("worst-equals-best", Severity.Error);

    public static FindingCode WrongTotal { get; } = new("wrong-total", Severity.Error);

    public static FindingCode WrongType { get; } = new("wrong-type", Severity.Error);

    public static FindingCode YesOrNo { get; } = new("yes-or-no", Severity.Error);

    public static FindingCode ZeroWithStandardised { get; } = new("zero-with-standardised", Severity.Error);

    public static FindingCode ZeroWithZScore { get; } = new("zero-with-z-score", Severity.Error);

    /// <summary>Stands last: it is made of the ones above.</summary>
    public static IReadOnlyList<FindingCode> All { get; } =
        [.. typeof(FindingCodes).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<FindingCode>()];

    private static readonly Dictionary<string, FindingCode> s_byName = All.ToDictionary(code => code.Name, StringComparer.Ordinal);

    /// <summary>The kind of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none: a mistake in the code.</exception>
    public static FindingCode Find(string name) => s_byName[name];
}
