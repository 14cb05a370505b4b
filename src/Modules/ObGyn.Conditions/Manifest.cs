using Cms.Web.Modules;
using ObGyn.Conditions;

[assembly: Module(Name = "Conditions", Category = "Department", Description = "Pages about conditions: what it is, its signs, when to get help, how it is treated.")]
[assembly: Feature(Name = "Conditions", Description = "Pages about conditions.", Dependencies = [HealthBlocks.Feature])]
[assembly: Feature(Id = HealthBlocks.Feature, Name = "Health blocks", Description = "Sections, care cards and questions, which the pages of other types are made of too.", IsAlwaysEnabled = true)]
