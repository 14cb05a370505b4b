using System.Reflection;
using Cms.Content.Model;

namespace ObGyn.Physicians;

/// <summary>
/// The codes of the NUCC provider taxonomy that the department has: the words that people read and, as close as it has them, schema.org's names.
/// A code that is not here is shown to nobody.
/// </summary>
public static class Specialties
{
    /// <summary>A person's codes, the main one first.</summary>
    public static IReadOnlyList<string> In(PhysicianProfile person) =>
        [.. new[] { person.MainSpecialty.Text }.Concat(person.Specialties.Values).Where(code => !string.IsNullOrWhiteSpace(code)).Select(code => code!.Trim()).Distinct(StringComparer.Ordinal)];

    // The field's own choices, so that staff pick the words that visitors read.
    private static readonly Dictionary<string, string> Known = typeof(PhysicianProfile).GetProperty(nameof(PhysicianProfile.Specialties))!.GetCustomAttribute<FieldAttribute>()!
        .Options.Select(option => option.Split('=')).ToDictionary(option => option[0], option => option[1], StringComparer.Ordinal);

    /// <summary>What a visitor reads for these codes, in their order.</summary>
    public static IReadOnlyList<string> Words(IEnumerable<string> codes) => [.. codes.Select(code => Known.GetValueOrDefault(code.Trim())).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The addresses of schema.org's specialties; several codes may share one, and some have none.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> codes) => codes.SelectMany(Of).Distinct(StringComparer.Ordinal).Select(name => $"https://schema.org/{name}");

    private static string[] Of(string code) => code.Trim() switch
    {
        "207V00000X" or "363LX0001X" => ["Gynecologic", "Obstetric"],
        "207VG0400X" or "207VF0040X" or "207VE0102X" or "207VC0300X" or "363LW0102X" => ["Gynecologic"],
        "207VX0000X" or "207VM0101X" => ["Obstetric"],
        "207VX0201X" => ["Gynecologic", "Oncologic"],
        "367A00000X" => ["Midwifery"],
        _ => [],
    };
}
