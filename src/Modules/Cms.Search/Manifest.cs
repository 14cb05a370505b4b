using Cms.Web.Modules;

[assembly: Module(Name = "Search", Category = "Search", Description = "Full-text search over the live pages, from an index on this machine.")]
[assembly: Feature(Name = "Search", Description = "The page /search, suggestions while typing, and the index behind both.", OrchardIds =
    ["OrchardCore.Search", "OrchardCore.Indexing", "OrchardCore.Lucene", "OrchardCore.Search.Lucene", "OrchardCore.Elasticsearch", "OrchardCore.Search.Elasticsearch"])]
