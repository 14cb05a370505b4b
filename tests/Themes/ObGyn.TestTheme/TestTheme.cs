namespace ObGyn.TestTheme;

/// <summary>Names the theme's assembly to the host.</summary>
public sealed class TestTheme;
