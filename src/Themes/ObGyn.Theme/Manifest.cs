using Cms.Web.Modules;

[assembly: Theme(Name = "Obstetrics and Gynecology", Category = "Themes", Description = "The department's public site: paper and daylight, one shape, calm until it matters.")]
