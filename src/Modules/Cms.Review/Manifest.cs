using Cms.Web.Modules;

[assembly: Module(Name = "Review", Category = "Content", Description = "Who has checked a page, when, and when it must be checked again.")]
