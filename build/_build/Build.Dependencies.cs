using KubeStellar.Build.Dependencies;
using Nuke.Common;
using Serilog;

namespace KubeStellar.Build;

internal sealed partial class Build
{
    private Target VerifyLicenses => _ => _
        .Description("Compare the licenses of all locked packages with those that are taken")
        .Executes(() =>
        {
            var judged = LockedPackage.ReadAll(RootDirectory).Select(package => (Package: package, Verdict: LicenseRules.Judge(package, PackageLicense.Of(PackagesFolder, package)))).ToList();
            var wrong = judged.Where(one => one.Verdict.Wrong is not null).Select(one => $"{one.Package} {one.Verdict.Wrong}").ToList();
            if (wrong.Count > 0)
            {
                throw new LicensesException(wrong);
            }

            foreach (var packages in judged.GroupBy(one => one.Verdict.License).OrderByDescending(packages => packages.Count()))
            {
                Log.Information("{Count} packages: {License}", packages.Count(), packages.Key);
            }
        });

    private Target VerifyAdvisories => _ => _
        .Description("Look for advisories about all packages, as dotnet list package --vulnerable does")
        .Executes(async () =>
        {
            var advisories = await Advisories.FindAsync(DotNet("list", Solution).WithLines(null), CancellationToken.None);
            if (advisories.Count > 0)
            {
                throw new AdvisoriesException(advisories);
            }

            Log.Information("No advisories about the packages of {Solution}", Solution);
        });

    private Target VerifyDependencies => _ => _
        .Description("Verify the licenses of the packages that this repository is built with, and look for advisories about them")
        .DependsOn(VerifyLicenses, VerifyAdvisories);

    private static string PackagesFolder => Named("NUGET_PACKAGES") ?? Path.Combine(Named("HOME") ?? Named("USERPROFILE") ?? "", ".nuget", "packages");

    private static string? Named(string variable) => EnvironmentInfo.Variables.TryGetValue(variable, out var value) && value.Length > 0 ? value : null;
}
