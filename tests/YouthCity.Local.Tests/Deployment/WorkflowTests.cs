using YamlDotNet.RepresentationModel;

namespace YouthCity.Local.Tests.Deployment;

/// <summary>The workflow that deploys.</summary>
public sealed class WorkflowTests
{
    private static readonly YamlMappingNode s_jobs = Jobs();

    [Fact]
    public void What_is_deployed_was_tested()
    {
        Assert.Equal("build", Text(Job("deploy"), "needs"));
        Assert.True(Commands("build").FindIndex(command => command == "bash tests/run.sh") < Commands("build").FindIndex(command => command.Contains("publish", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_worker_is_what_is_published() =>
        Assert.Contains("dotnet publish src/YouthCity.Worker -c Release -o publish", Commands("build"));

    [Fact]
    public void It_logs_in_by_a_token_of_its_own_and_keeps_no_secret()
    {
        Assert.Equal("write", Text((YamlMappingNode)Job("deploy").Children["permissions"], "id-token"));
        Assert.DoesNotContain("secrets.", File.ReadAllText(Repository.Path("deploy", "deploy.yml")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_waits_until_the_new_version_is_ready() => Assert.Contains("/health/ready", Commands("deploy")[^1], StringComparison.Ordinal);

    private static List<string> Commands(string job) =>
        [.. ((YamlSequenceNode)Job(job).Children["steps"]).Cast<YamlMappingNode>().Where(step => step.Children.ContainsKey("run")).Select(step => Text(step, "run"))];

    private static YamlMappingNode Job(string name) => (YamlMappingNode)s_jobs.Children[name];

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[key]).Value!;

    private static YamlMappingNode Jobs()
    {
        using var reader = new StreamReader(Repository.Path("deploy", "deploy.yml"));
        var workflow = new YamlStream();
        workflow.Load(reader);
        return (YamlMappingNode)((YamlMappingNode)workflow.Documents[0].RootNode).Children["jobs"];
    }
}
