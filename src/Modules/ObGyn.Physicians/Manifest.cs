using Cms.Web.Modules;

[assembly: Module(Name = "Physicians", Category = "Department", Description = "The department's people, and team pages made from them.")]
