using Cms.Web.Modules;

[assembly: Module(Name = "Conditions", Category = "Department", Description = "Pages about conditions: what it is, its signs, when to get help, how it is treated.")]
