using YouthCity.Intake.Text;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>Why an act is done, in the words of who does it.</summary>
public static class Reasons
{
    private const int Longest = 500;

    public static string Cut(string reason) => CellText.Cut(reason, Longest);
}
