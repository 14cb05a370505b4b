using Cms.Web.Modules;

[assembly: Theme(Name = "Visibly a test", Category = "Themes", BaseTheme = "ObGyn.Theme", Description = "The department's theme with another layout and another view of plain pages.")]

namespace ObGyn.TestTheme;

/// <summary>Names the theme's assembly to the host.</summary>
public sealed class TestTheme;
