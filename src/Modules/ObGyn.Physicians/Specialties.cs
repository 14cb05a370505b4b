namespace ObGyn.Physicians;

/// <summary>schema.org's specialties for the codes of the NUCC provider taxonomy that the department has.</summary>
public static class Specialties
{
    /// <summary>A person's codes, the main one first.</summary>
    public static IReadOnlyList<string> In(PhysicianProfile person) =>
        [.. new[] { person.MainSpecialty.Text }.Concat(person.Specialties.Values).Where(code => !string.IsNullOrWhiteSpace(code)).Select(code => code!.Trim()).Distinct(StringComparer.Ordinal)];

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
