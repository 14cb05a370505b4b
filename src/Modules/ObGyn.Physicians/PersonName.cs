namespace ObGyn.Physicians;

/// <summary>A person's name as it is written: "Given Middle Family Suffix, MD, PhD".</summary>
public static class PersonName
{
    public static string Full(PhysicianProfile person) =>
        ItemWords(person.GivenName.Text, person.MiddleName.Text, person.FamilyName.Text, person.Suffix.Text) + (string.IsNullOrWhiteSpace(person.Credentials.Text) ? "" : $", {person.Credentials.Text.Trim()}");

    /// <summary>Without letters: for a sentence.</summary>
    public static string Short(PhysicianProfile person) => ItemWords(person.GivenName.Text, person.FamilyName.Text);

    /// <summary>Two letters that stand where a photo would.</summary>
    public static string Initials(PhysicianProfile person) => string.Concat(new[] { person.GivenName.Text, person.FamilyName.Text }.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => char.ToUpperInvariant(name!.Trim()[0])));

    private static string ItemWords(params IEnumerable<string?> words) => string.Join(' ', words.Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => word!.Trim()));
}
