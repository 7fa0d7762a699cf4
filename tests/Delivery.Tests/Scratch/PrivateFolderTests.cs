using System.Runtime.Versioning;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Scratch;

public sealed class PrivateFolderTests : IDisposable
{
    private readonly TemporaryDirectory _place = new();

    [UnsupportedOSPlatform("windows")]
    [SkippableFact]
    public void It_is_made_for_its_owner_alone_and_taken_again()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows keeps temporary files apart by user");
        var folder = PrivateFolder.Require(_place["own"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        Assert.Equal(folder, PrivateFolder.Require(_place["own"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [SkippableFact]
    public async Task Another_user_s_folder_is_refused_even_by_the_superuser()
    {
        var changed = await new Command("chown").With("65534", _place.Make("foreign")).ProbeAsync(CancellationToken.None);
        Skip.If(changed.ExitCode != 0, $"no folder of another user can be made here: {changed.StandardError}");
        Assert.Equal(_place["foreign"], Assert.Throws<ForeignFolderException>(() => PrivateFolder.Require(_place["foreign"])).Folder);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place["foreign"]));
    }

    [SkippableFact]
    public void A_link_is_refused_wherever_it_leads()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has links for administrators alone");
        File.CreateSymbolicLink(_place["link"], _place.Make("folder"));
        Assert.Throws<ForeignFolderException>(() => PrivateFolder.Require(_place["link"]));
    }

    [Fact]
    public void A_file_in_its_place_is_an_error() => Assert.Throws<UnwritableFolderException>(() => PrivateFolder.Require(_place.Write("file", "x")));

    [Fact]
    public void Its_name_has_no_letters_that_a_program_could_stumble_over_and_differs_by_user()
    {
        var names = new[] { "anna", "Jürgen Groß", "", "../x" }.Select(user => Path.GetRelativePath(_place.FullPath, PrivateFolder.Of(_place.FullPath, user))).ToList();
        Assert.All(names, name => Assert.Matches("^[a-z0-9-]+$", name));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    public void Dispose() => _place.Dispose();
}
