using Cms.Web.Modules;

[assembly: Module(
    Name = "Users",
    Description = "Accounts, roles and signing in; the key ring of the site.",
    Category = "Security")]
[assembly: Feature(
    Name = "Users",
    Description = "Accounts, roles and signing in; the key ring of the site.",
    OrchardIds = ["OrchardCore.Users", "OrchardCore.Roles"],
    IsAlwaysEnabled = true)]
