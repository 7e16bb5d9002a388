using System.Globalization;
using System.Text.RegularExpressions;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Surveys;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Surveys;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>
/// Files as they come after an accident. Reading never throws, whatever is shown can be written in all languages, and what is accepted has
/// the digits that stand in the file. <c>YOUTHCITY_FUZZ</c> says how many application files, and a tenth as many of every other kind; the
/// seeds are fixed.
/// </summary>
[OwnProcess]
public sealed class FuzzTests
{
    private const int Usual = 4_000;

    private static readonly Contest s_contest = ContestFolder.Read(Repository.Criteria2020).Contest!;

    private static readonly AccessKey s_juror = new("jury-00000000", Role.Jury, "talas", new string('0', 64), DateTimeOffset.UnixEpoch);

    private static readonly Regex s_longNumber = new("[0-9]+[.,]?[0-9]{14,}", RegexOptions.NonBacktracking);

    internal static int Files { get; } = int.TryParse(Environment.GetEnvironmentVariable("YOUTHCITY_FUZZ"), CultureInfo.InvariantCulture, out var files) ? files : Usual;

    [Fact]
    public void No_accident_to_a_text_file_makes_reading_throw_or_changes_a_number()
    {
        ForEach(Files, (seed, chance) =>
        {
            var file = FuzzedFiles.Application(chance);
            CheckApplication(seed, file, FuzzedFiles.Decoded(file));
        });
    }

    /// <remarks>0.45 shown as 45 % is read as 45: its digits are in the file all the same.</remarks>
    [Fact]
    public void No_accident_to_a_workbook_makes_reading_throw_or_changes_a_number()
    {
        ForEach(Files / 10, (seed, chance) =>
        {
            var (file, text) = FuzzedFiles.Workbook(chance);
            CheckApplication(seed, file, text);
        });
    }

    [Fact]
    public void No_accident_to_a_file_of_social_orders_makes_reading_throw_or_changes_an_amount()
    {
        ForEach(Files / 10, (seed, chance) =>
        {
            var file = FuzzedFiles.Orders(chance);
            using var content = new MemoryStream(file);
            var (orders, findings, _) = SocialOrderReader.Read(s_contest, new SentFile("orders.csv", content));
            AssertShows(seed, findings);
            if (findings.HasErrors)
                return;
            Assert.True(orders.All(order => order.City.Length > 0 && order.Theme.Length > 0), Of(seed));
            AssertStand(seed, orders.Select(order => (double?)order.Amount.Som), FuzzedFiles.Decoded(file));
        });
    }

    [Fact]
    public void No_accident_to_a_file_of_action_plans_makes_reading_throw_or_loses_what_is_accepted()
    {
        ForEach(Files / 10, (seed, chance) =>
        {
            using var content = new MemoryStream(FuzzedFiles.Plans(chance));
            var (actions, findings, _) = ActionPlanReader.Read(s_contest, new SentFile("plans.csv", content));
            AssertShows(seed, findings);
            if (findings.HasErrors)
                return;
            Assert.True(actions.All(action => action.City.Length > 0 && action.Action.Length > 0), Of(seed));
            Assert.All(actions.GroupBy(action => action.City), plan => Assert.Equal(plan, ActionPlanJson.Read(plan.Key, ActionPlanJson.Write(plan))));
        });
    }

    [Fact]
    public void No_accident_to_a_survey_makes_reading_throw_or_shows_a_cell()
    {
        ForEach(Files / 10, (seed, chance) =>
        {
            using var content = new MemoryStream(FuzzedFiles.Survey(chance));
            var (counts, findings, _) = SurveyReader.Read(s_contest, new SentFile("survey.csv", content));
            AssertShows(seed, findings);
            Assert.All(findings.All, finding => Assert.Null(finding.Found));
            Assert.All(counts.Entries(SurveyRound.Current).Values.SelectMany(city => city.Values), entry => Assert.InRange(entry.Value!.Value, 0, 100));
        });
    }

    [Fact]
    public void No_accident_to_ballots_makes_reading_throw_or_changes_a_mark()
    {
        ForEach(Files / 10, (seed, chance) =>
        {
            var file = FuzzedFiles.Ballots(chance);
            using var content = new MemoryStream(file);
            var (ballots, findings, _) = BallotReader.Read(s_contest, s_juror, JurorBallots.Empty, new SentFile("ballots.csv", content));
            AssertShows(seed, findings);
            if (findings.HasErrors)
                return;
            var marks = ballots.Cities.Values.SelectMany(ballot => ballot.Marks.Values).Select(mark => mark.Mark).ToList();
            Assert.True(marks.TrueForAll(mark => mark is null || BallotMark.IsMark(mark.Value)), Of(seed));
            AssertStand(seed, marks, FuzzedFiles.Decoded(file));
        });
    }

    internal static string Of(int seed) => FormattableString.Invariant($"seed {seed}");

    private static void ForEach(int files, Action<int, Random> check)
    {
        for (var seed = 0; seed < files; seed++)
        {
            try
            {
                check(seed, new Random(seed));
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"{Of(seed)}: {fault}");
            }
        }
    }

    private static void CheckApplication(int seed, byte[] file, string? text)
    {
        using var content = new MemoryStream(file);
        var (upload, findings, _) = ApplicationReader.Read(s_contest, new SentFile("file", content));
        AssertShows(seed, findings);
        if (!findings.HasErrors && text is not null)
            AssertStand(seed, upload.Entries().Values.SelectMany(city => city.Values).SelectMany(entry => (double?[])[entry.Value, entry.Baseline]), text);
    }

    private static void AssertShows(int seed, FindingList findings)
    {
        foreach (var language in Enum.GetValues<Core.Language>())
            Assert.All(findings.All.Take(20), finding => Assert.False(string.IsNullOrWhiteSpace(finding.In(language).Message), Of(seed)));
        Assert.Equal(findings.Errors + findings.Warnings + findings.Notices, findings.Groups.Sum(group => group.Count));
    }

    private static void AssertStand(int seed, IEnumerable<double?> numbers, string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        foreach (var number in numbers)
            Assert.True(number is null || digits.Contains(DigitsOf(number.Value), StringComparison.Ordinal) || IsNearest(number.Value, text), $"{Of(seed)}: {number}");
    }

    /// <summary>A number's digits as they must stand in a file that says it, without zeros at either end.</summary>
    private static string DigitsOf(double number) =>
        string.Concat(((decimal)number).ToString(CultureInfo.InvariantCulture).Where(char.IsAsciiDigit)).Trim('0');

    /// <summary>Whether the file says a number with more digits than a double keeps, and this is the double nearest to it. What parts its thousands is passed over.</summary>
    private static bool IsNearest(double number, string text) =>
        s_longNumber.Matches(string.Concat(text.Where(letter => letter is '\r' or '\n' or '\t' || !(char.IsWhiteSpace(letter) || letter is '\'' or '’')))).Any(written => double.Parse(written.Value.Replace(',', '.'), CultureInfo.InvariantCulture) == Math.Abs(number));
}
