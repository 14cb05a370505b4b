namespace ObGyn.Theme;

/// <summary>
/// The languages in which help is announced in every footer: the fifteen most used in California besides English (45 CFR 92.11), each in its own words.
/// </summary>
public static class Languages
{
    public static IReadOnlyList<(string Code, string Name, bool IsRightToLeft)> All { get; } =
    [
        ("es", "Español", false), ("zh", "中文", false), ("vi", "Tiếng Việt", false), ("tl", "Tagalog", false), ("ko", "한국어", false),
        ("hy", "Հայերեն", false), ("fa", "فارسی", true), ("ru", "Русский", false), ("ja", "日本語", false), ("ar", "العربية", true),
        ("pa", "ਪੰਜਾਬੀ", false), ("km", "ភាសាខ្មែរ", false), ("hmn", "Hmoob", false), ("hi", "हिन्दी", false), ("th", "ไทย", false),
    ];
}
