using Microsoft.Extensions.Configuration;

namespace YouthCity.Functions.Web.Pages;

/// <param name="ShowsSample">Whether the store holds the invented sample, which every page then says.</param>
public sealed record PageOptions(bool ShowsSample)
{
    public const string SampleSetting = "Sample";

    public static PageOptions Of(IConfiguration configuration) => new(configuration.GetValue<bool>(SampleSetting));
}
