using Cms.Web.Modules;
using Cms.Web.Tests.Features;

[assembly: Module(Name = "Reading", Category = "Tests", Description = "Groups of people who read a book together. It brings one of everything that a feature gates.")]
[assembly: Feature(Id = Startup.Feature, Name = "Reading groups")]
[assembly: Feature(Id = Startup.Praise, Name = "Praise", Description = "What readers say of a book.")]
