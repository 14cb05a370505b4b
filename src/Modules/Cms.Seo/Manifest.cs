using Cms.Web.Modules;

[assembly: Module(Name = "SEO", Category = "Content", Description = "What search engines and link previews are told: head tags, structured data, sitemap, robots.txt.")]
[assembly: Feature(Name = "SEO", Description = "Head tags, breadcrumbs as structured data, /sitemap.xml and /robots.txt.", OrchardIds = ["OrchardCore.Seo", "OrchardCore.Sitemaps"])]
