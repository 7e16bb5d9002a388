using YouthCity.Storage.Tests;

// The first lines are what xunit generates; the last is ours.
return args switch
{
    _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
        await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    [AppendingChild.Command, var path] => await AppendingChild.RunAsync(path),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
