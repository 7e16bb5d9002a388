using System.Resources;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web.Texts;

/// <summary>What columns and machine words are called in tables that people open in a spreadsheet.</summary>
public static class TableMessages
{
    public static MessageCatalogue Catalogue { get; } = new(new ResourceManager("YouthCity.Functions.Web.Texts.TableMessages", typeof(TableMessages).Assembly), WebMessages.Catalogue);
}
