using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace YouthCity.Browser.Tests;

/// <summary>Cookies that cannot be read: who looks for the caller in them finds a fault, as where the store that keeps the keys is away.</summary>
internal sealed class BrokenCookies(Exception fault) : IRequestCookiesFeature
{
    public IRequestCookieCollection Cookies
    {
        get => throw fault;
        set => throw fault;
    }
}
