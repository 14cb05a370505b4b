using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;
using Cms.Review.Comments;
using Cms.Review.Desk;
using Cms.Review.Letter;
using Cms.Review.Overdue;
using Cms.Review.Releases;
using Cms.Review.Requests;
using Cms.Web.Admin;
using Cms.Web.Admin.Home;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.List;
using Cms.Web.Admin.States;
using Cms.Web.Display;
using Cms.Web.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Review;

public sealed class Startup : ModuleStartup
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IPublishRule, ReviewRule>();
        services.AddSingleton<IReleaseRule, ReleaseRule>();
        services.AddSingleton<IDraftRule, DraftRule>();
        services.AddSingleton<INoIndexRule, UnreviewedPages>();
        services.AddSingleton<IReviewDate, ReviewDue>();
        services.AddSingleton<ReviewMails>();
        services.AddSingleton<AskForReview>();
        services.AddSingleton<WithdrawRequest>();
        services.AddSingleton<RenewLink>();
        services.AddSingleton<HandOver>();
        services.AddSingleton<SignOff>();
        services.AddSingleton<AskForChanges>();
        services.AddSingleton<AddComment>();
        services.AddSingleton<ResolveComment>();
        services.AddSingleton<LetterReader>();
        services.AddSingleton<OpenedLetters>();
        services.AddSingleton<ReviewMarks>();
        services.AddSingleton<IPageMarks>(provider => provider.GetRequiredService<ReviewMarks>());
        services.AddSingleton<IHomeTasks, ReviewTasks>();
        services.AddSingleton<IListState>(provider => ReviewListState.WithReviewer(provider.GetRequiredService<Database>()));
        services.AddSingleton<IListState>(provider => ReviewListState.Comments(provider.GetRequiredService<Database>()));
        services.AddSingleton<IListState>(provider => ReviewListState.Ready(provider.GetRequiredService<Database>()));
        foreach (var kind in ReviewActivity.Kinds)
            services.AddSingleton(kind);
        services.AddSingleton<ReviewNextStep>();
        services.AddSingleton<INextStep>(provider => provider.GetRequiredService<ReviewNextStep>());
        services.AddSingleton<ReviewBoard>();
        services.AddSingleton<SendPages>();
        services.AddSingleton<OverduePages>();
        services.AddSingleton<SmallFixList>();
        services.AddSingleton<IWorker, ReviewWorker>();
        services.AddSingleton(ReviewSettings.Sheet);
        services.AddSingleton(new DeskMenuEntry("Reviews", "/admin/reviews", "review", 30));
    }

    public override IEnumerable<SchemaUpgrade> Upgrades =>
    [
        DefinitionUpgrade.For("Cms.Review", 1, typeof(ReviewPart)),
        ReviewTables.Create(2),
        // The part's fields of sign-off became read-only, and "Who reviews this page" came.
        DefinitionUpgrade.For("Cms.Review", 3, typeof(ReviewPart)),
        ExistingPages.Note(4),
        // Who reviews a page is asked for on the editor's first screen.
        DefinitionUpgrade.For("Cms.Review", 5, typeof(ReviewPart)),
    ];
}
