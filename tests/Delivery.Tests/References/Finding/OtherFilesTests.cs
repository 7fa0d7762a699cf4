using KubeStellar.Delivery.References.Finding;

namespace KubeStellar.Delivery.Tests.References.Finding;

public sealed class OtherFilesTests
{
    private static Found In(string path, string text) => Found.In(path, text, FileFinders.All);

    [Fact]
    public void Base_images_of_a_Dockerfile_are_found_and_its_own_stages_are_not()
    {
        var found = In("core.Dockerfile", """
            # FROM golang:1.2
            FROM --platform=$BUILDPLATFORM golang:1.26 AS builder
            FROM builder AS tester
            FROM registry.example.org/ubi/minimal
            FROM scratch
            FROM gcr.io/distroless/static@sha256:0123456789012345678901234567890123456789012345678901234567890123
            FROM golang:${GO_VERSION}
            FROM $BASE
            """);
        Assert.Equal(
            [
                "1.26 | golang",
                " | registry.example.org/ubi/minimal | Moving",
                "sha256:0123456789012345678901234567890123456789012345678901234567890123 | gcr.io/distroless/static",
                "${GO_VERSION} | golang | GO_VERSION",
            ],
            found.Mentions);
    }

    [Theory]
    [InlineData("VERSION", "stable=v0.14.0\nlatest=v0.15.0\n", new[] { "v0.14.0 | ", "v0.15.0 | " })]
    [InlineData("VERSION", "0.14.0\n", new[] { "0.14.0 | " })]
    [InlineData("sample.rb", "class Sample < Formula\n  version \"0.9.3\"\n", new[] { "0.9.3 | " })]
    public void Files_that_exist_to_name_the_own_version_are_read(string path, string text, string[] expected) => Assert.Equal(expected, In(path, text).Mentions);

    [Fact]
    public void Structure_counts_before_plain_text_and_no_version_is_found_twice()
    {
        var found = In("config/deploy.yaml", "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: quay.io/kubestellar-sample/a:1.0.0}]}\n# image: quay.io/kubestellar-sample/b:2.0.0\n");
        Assert.Equal(["1.0.0 | quay.io/kubestellar-sample/a"], found.Mentions);
    }
}
