namespace ObGyn.Conditions;

/// <summary>For whom a condition page is written. One that does not say is for patients.</summary>
public static class Audiences
{
    public const string Patients = "patients";
    public const string Families = "families";
    public const string Clinicians = "clinicians";

    /// <summary>schema.org's name of the audience.</summary>
    public static string TypeOf(string? audience) => audience switch { Families => "Caregiver", Clinicians => "Clinician", _ => "Patient" };
}
