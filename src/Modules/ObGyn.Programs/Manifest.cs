using Cms.Web.Modules;

[assembly: Module(Name = "Programs", Category = "Department", Description = "The clinical programs: what they treat, for whom, and how to get a visit.")]
