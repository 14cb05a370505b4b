namespace ObGyn.Conditions;

/// <summary>For whom a condition page is written. One that does not say is for patients.</summary>
public static class Audiences
{
    public const string Patients = "patients";
    public const string Families = "families";
    public const string Clinicians = "clinicians";

    /// <summary>Whom a page says it is written for; null for patients, whom every page is for unless it says otherwise.</summary>
    public static string? WordsOf(string? audience) => audience switch { Families => "partners and families", Clinicians => "health professionals", _ => null };
}
