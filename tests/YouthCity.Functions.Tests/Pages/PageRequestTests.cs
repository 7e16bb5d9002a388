using Microsoft.AspNetCore.Http;
using YouthCity.Core;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Tests.Pages;

public sealed class PageRequestTests
{
    private static readonly PageRequest s_visit = new(new DefaultHttpContext(), Language.Ru, Caller.Anyone, new PageOptions(ShowsSample: false));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "<1 %")]
    [InlineData(0.00499, "<1 %")]
    [InlineData(0.005, "<1 %")]
    [InlineData(0.0051, "1 %")]
    [InlineData(0.0149, "1 %")]
    [InlineData(0.5, "50 %")]
    [InlineData(0.9949, "99 %")]
    [InlineData(0.995, ">99 %")]
    [InlineData(0.9999, ">99 %")]
    [InlineData(1, "100 %")]
    public void A_probability_that_is_neither_none_nor_certain_is_not_shown_as_such(double probability, string shown) =>
        Assert.Equal(shown, s_visit.Percent(probability));
}
