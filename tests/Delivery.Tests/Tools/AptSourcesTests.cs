using CsCheck;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class AptSourcesTests
{
    [Fact]
    public void Stanzas_are_read_with_comments_and_long_values()
    {
        var sources = AptSources.ParseStanzas(
            """
            Types: deb deb-src
            # a comment between
            URIs: http://mirror.example/debian
            Suites: bookworm bookworm-updates
            Components: main contrib
            Signed-By:
             -----BEGIN PGP PUBLIC KEY BLOCK-----
             .
             abc
             -----END PGP PUBLIC KEY BLOCK-----


            types: deb
            uris: http://mirror.example/debian-security
            suites: bookworm-security
            components: main
            enabled: no
            """).ToArray();
        Assert.Equal(2, sources.Length);
        Assert.Equal(["bookworm", "bookworm-updates"], sources[0].Suites);
        Assert.Contains("Signed-By: \n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n abc\n -----END", sources[0].ToStanza(), StringComparison.Ordinal);
        Assert.False(sources[1].IsEnabled);
        Assert.Null(sources[1].ForRelease("bookworm"));
    }

    [Fact]
    public void Lines_are_read_with_options()
    {
        var sources = AptSources.ParseLines(
            """
            # deb http://commented.example/debian bookworm main
            deb [arch=amd64 signed-by=/keys/a.gpg,/keys/b.gpg check-valid-until=no trusted=yes] http://mirror.example/debian bookworm main contrib # trailing
            deb-src http://mirror.example/debian bookworm main
            deb http://mirror.example/debian-security/ bookworm-security main
            deb
            """).ToArray();
        Assert.Equal(2, sources.Length);
        Assert.Equal(
            """
            Types: deb
            URIs: http://mirror.example/debian
            Suites: bookworm
            Components: main contrib
            Signed-By: /keys/a.gpg /keys/b.gpg
            Check-Valid-Until: no
            Targets: Packages

            """,
            sources[0].ToStanza());
    }

    [Theory]
    [InlineData("deb http://mirror.example/debian bookworm main", true)]
    [InlineData("deb http://mirror.example/debian/ stable main", true)]
    [InlineData("deb http://mirror.example/debian-security bookworm-security main", true)]
    [InlineData("deb http://mirror.example/debian-security bookworm/updates main", true)]
    [InlineData("deb http://archive.example/archive/debian/20250520T000000Z bookworm main", true)]
    [InlineData("deb mirror+file:/etc/apt/mirrors/debian.list bookworm main", true)]
    [InlineData("deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/d bookworm main", true)]
    [InlineData("deb http://mirror.example/debian trixie main", false)]
    [InlineData("deb http://mirror.example/debian bookwormish main", false)]
    [InlineData("deb http://vendor.example/apt cloud-sdk-bookworm main", false)]
    [InlineData("deb http://vendor.example/linux/debian bookworm stable", false)]
    [InlineData("deb http://vendor.example/node nodistro main", false)]
    [InlineData("deb cdrom:[Debian]/debian bookworm main", false)]
    public void Only_entries_of_the_machines_Debian_release_are_used(string line, bool used) =>
        Assert.Equal(used, AptSources.ParseLines(line).Any(source => source.ForRelease("bookworm") is not null));

    [Fact]
    public void Suites_of_other_releases_are_left_out()
    {
        var source = AptSources.ParseLines("deb http://mirror.example/debian bookworm main").Single();
        Assert.Equal(["bookworm", "bookworm-updates"], source.WithSuites("bookworm", "bookworm-updates", "trixie").ForRelease("bookworm")!.Suites);
    }

    [Theory]
    [InlineData("ID=debian\nVERSION_CODENAME=bookworm\n", "bookworm,bookworm-backports|trixie,trixie-backports,forky,forky-backports,duke,duke-backports,sid")]
    [InlineData("NAME=\"Debian\"\nID=\"debian\"\n", "sid|")]
    [InlineData("ID=debian\nVERSION_CODENAME=zurg\n", "zurg,zurg-backports|")]
    [InlineData("ID=ubuntu\nVERSION_CODENAME=noble\n", null)]
    [InlineData("", null)]
    public void Suites_follow_from_the_release(string osRelease, string? suites)
    {
        var release = DebianRelease.Parse(osRelease);
        Assert.Equal(suites, release is null ? null : $"{string.Join(',', release.OwnSuites)}|{string.Join(',', release.NewerSuites)}");
    }

    [Fact]
    public void Any_text_is_read_without_error() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["deb[]=# \n:\t"], 0, 60]).Sample(text =>
        {
            _ = AptSources.ParseLines(text).Select(source => source.ForRelease("bookworm")).ToArray();
            _ = AptSources.ParseStanzas(text).Select(source => source.ForRelease("bookworm")).ToArray();
        });
}
