using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace YouthCity.Functions.Web.Pages;

/// <summary>What a form carries to show that one of our own pages made it. It is made when the first form of a page asks for it, so that a page without a form holds none.</summary>
public sealed class FormToken(IAntiforgery forms, HttpContext context)
{
    private AntiforgeryTokenSet? _tokens;

    public string Field => Tokens.FormFieldName;

    public string Value => Tokens.RequestToken!;

    /// <summary>Whether the page holds it: such a page is never compressed.</summary>
    public bool IsUsed => _tokens is not null;

    private AntiforgeryTokenSet Tokens => _tokens ??= forms.GetAndStoreTokens(context);
}
