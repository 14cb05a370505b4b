using Cms.Web.Modules;

[assembly: Module(Name = "Media", Category = "Content", Description = "Pictures and files of the media library, served by their addresses.")]
[assembly: Feature(Name = "Media", Description = "Serves the files of the media library under /media.", OrchardIds = ["OrchardCore.Media", "OrchardCore.Media.Slugify"])]
