using System.Text;
using YouthCity.Core.Publications;

namespace YouthCity.Core.Tests.Publications;

public sealed class BundleTests
{
    [Fact]
    public void Bundles_of_random_contests_are_worked_out_again_to_the_bit()
    {
        for (var number = 0; number < 300; number++)
        {
            var bundle = AnyBundle.Of(number);
            var verification = BundleVerification.Of(bundle, new(null, null));
            Assert.True(verification.Holds, $"{number}: {string.Join("; ", verification.Faults.Select(fault => $"{fault.Code} {string.Join(' ', fault.Arguments)}"))}");
            if (Environment.GetEnvironmentVariable("BUNDLES") is { } folder)
                File.WriteAllBytes($"{folder}/{number}.json", bundle);
        }
    }
}
