namespace ObGyn.Conditions;

/// <summary>schema.org's names for what a stretch of a health page is about.</summary>
public static class HealthAspects
{
    public const string SeeDoctor = "https://schema.org/SeeDoctorHealthAspect";

    /// <summary>The aspect of a section's kind; null for kinds that are about something else.</summary>
    public static string? Of(string? kind) => kind switch
    {
        "Overview" => "https://schema.org/OverviewHealthAspect",
        "Symptoms" => "https://schema.org/SymptomsHealthAspect",
        "Causes" => "https://schema.org/CausesHealthAspect",
        "RiskFactors" or "Complications" => "https://schema.org/RisksOrComplicationsHealthAspect",
        "Diagnosis" => "https://schema.org/ScreeningHealthAspect",
        "Treatment" => "https://schema.org/TreatmentsHealthAspect",
        "Prevention" => "https://schema.org/PreventionHealthAspect",
        "SelfCare" => "https://schema.org/SelfCareHealthAspect",
        "Outlook" => "https://schema.org/PrognosisHealthAspect",
        "LivingWith" => "https://schema.org/LivingWithHealthAspect",
        _ => null,
    };
}
