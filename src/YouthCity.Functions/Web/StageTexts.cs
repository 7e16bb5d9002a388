using YouthCity.Core;
using YouthCity.Core.Stages;
using YouthCity.Functions.Web.Texts;

namespace YouthCity.Functions.Web;

/// <summary>What is said of stages, in the language asked for.</summary>
public static class StageTexts
{
    public static string Name(Stage stage, Language language) => WebMessages.In(language, stage switch
    {
        Stage.Collecting => "stage.collecting",
        Stage.Judging => "stage.judging",
        Stage.Decided => "stage.decided",
        _ => "stage.published",
    });

    /// <summary>What can be done in a stage, and how to go back.</summary>
    public static string Possible(Stage stage, Language language) => WebMessages.In(language, stage switch
    {
        Stage.Collecting => "stage.collecting.possible",
        Stage.Judging => "stage.judging.possible",
        Stage.Decided => "stage.decided.possible",
        _ => "stage.published.possible",
    });
}
