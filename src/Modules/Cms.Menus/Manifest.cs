using Cms.Web.Modules;

[assembly: Module(Name = "Menus", Category = "Navigation", Description = "Menus that follow their pages, and the list of pages of a section.")]
[assembly: Feature(Name = "Menus", Description = "Menus that follow their pages, and the list of pages of a section.", OrchardIds = ["OrchardCore.Menu"])]
