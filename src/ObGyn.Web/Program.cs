using Cms.Web.Commands;
using ObGyn.Web;

return await CommandLine.RunAsync(args, DepartmentSite.Build);
