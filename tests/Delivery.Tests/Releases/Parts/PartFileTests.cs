using System.Text;
using CsCheck;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases.Parts;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases.Parts;

public sealed class PartFileTests : IDisposable
{
    private static readonly Gen<PartImage> Image =
        Gen.Select(Gen.Char["abcxyz"].Array[1, 8], Gen.Char["0123456789abcdef"].Array[40], Gen.Byte.Array, Gen.Bool, Gen.OneOf(Gen.Const("linux/amd64"), Gen.Const("linux/arm/v7,linux/s390x"))).Select(
            (name, commit, bytes, onBase, platforms) => new PartImage
            {
                Repository = RepositoryName.Parse($"ghcr.io/owner/{new string(name)}"),
                Commit = CommitId.Parse(new string(commit)),
                GoVersion = "go1.25.1",
                Base = onBase ? Digest.Of(bytes) : null,
                Platforms = Platform.ParseList(platforms),
                Digest = Digest.Of(bytes),
            });

    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void A_record_is_read_as_it_was_written() =>
        Image.Array[0, 3].Sample(images =>
        {
            using var folder = new TemporaryDirectory();
            var file = new PartFile(folder.FullPath);
            var record = new PartRecord("1.2.3", "4.5.6-rc.1", images);
            file.Write(record);
            var read = file.Read();
            Assert.Equal((record.Program, record.Version), (read.Program, read.Version));
            Assert.Equal(images.Select(Facts), read.Images.Select(Facts));
        }, iter: 30);

    [Fact]
    public void What_is_no_record_is_an_error_of_its_own_whatever_it_is()
    {
        var file = new PartFile(_folder.FullPath);
        file.Write(new PartRecord("1.2.3", "4.5.6", [Image.Single()]));
        var whole = File.ReadAllText(_folder["part.json"]);
        Gen.Select(Gen.Int[0, whole.Length - 3], Gen.Int[1, 3], Gen.String).Sample((at, length, insert) =>
        {
            File.WriteAllText(_folder["part.json"], whole.Remove(at, length).Insert(at, insert), new UTF8Encoding(false));
            try
            {
                file.Read();
            }
            catch (UnreadablePartException error)
            {
                Assert.Equal(_folder.FullPath, error.Folder);
            }
        }, threads: 1, iter: 500);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"program": "1", "version": "1", "images": [{"repository": "UPPER"}]}""")]
    [InlineData("""{"program": "1", "version": "1", "images": {}}""")]
    [InlineData("""{"program": "1", "program": "2", "version": "1", "images": []}""")]
    [InlineData("""{"version": "1", "images": []}""")]
    public void A_record_of_another_form_is_refused(string text)
    {
        _folder.Write("part.json", text);
        Assert.Throws<UnreadablePartException>(() => new PartFile(_folder.FullPath).Read());
    }

    public void Dispose() => _folder.Dispose();

    private static string Facts(PartImage image) => $"{image.Repository} {image.Commit} {image.GoVersion} {image.Base} {string.Join(",", image.Platforms)} {image.Digest}";
}
