using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace YouthCity.Functions.Web.Charts;

/// <summary>A piece of text in a chart. It is not written as a tag because Razor has a tag of this name itself.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter] public string? Class { get; set; }

    [Parameter, EditorRequired] public required string X { get; set; }

    [Parameter, EditorRequired] public required string Y { get; set; }

    /// <summary>Which part of the text stands at X: <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter] public string Anchor { get; set; } = "middle";

    [Parameter, EditorRequired] public required string Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
