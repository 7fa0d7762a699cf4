using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding;

namespace KubeStellar.Delivery.Tests.References.Finding.Text;

public sealed class TextRulesTests
{
    private static Found In(string text, string path = "scripts/setup.sh") => Found.In(path, text, [new PlainTextFinder()]);

    [Theory]
    [InlineData("curl -L https://github.com/kubestellar-sample/flex/releases/download/v0.9.3/flex.tar.gz", "v0.9.3 | kubestellar-sample/flex", ReferenceForm.DownloadUrl)]
    [InlineData("curl https://raw.githubusercontent.com/kubestellar-sample/core/v1.2.0/scripts/a.sh", "v1.2.0 | kubestellar-sample/core", ReferenceForm.SourceUrl)]
    [InlineData("curl https://raw.githubusercontent.com/kubestellar-sample/core/refs/tags/v1.2.0/a.sh", "v1.2.0 | kubestellar-sample/core", ReferenceForm.SourceUrl)]
    [InlineData("curl https://raw.githubusercontent.com/kubestellar-sample/core/refs/heads/main/a.sh", "main | kubestellar-sample/core | Moving", ReferenceForm.SourceUrl)]
    [InlineData("curl https://raw.githubusercontent.com/kubestellar-sample/core/v${X}/a.sh", "${X} | kubestellar-sample/core | v+X", ReferenceForm.SourceUrl)]
    [InlineData("curl https://raw.githubusercontent.com/kubestellar-sample/core/release-$X/a.sh", "$X | kubestellar-sample/core | release-+X | Moving", ReferenceForm.SourceUrl)]
    [InlineData("see https://github.com/kubestellar-sample/core/blob/v1.2.0/README.md#start", "v1.2.0 | kubestellar-sample/core", ReferenceForm.PageUrl)]
    [InlineData("see https://github.com/kubestellar-sample/core/tree/main.", "main | kubestellar-sample/core", ReferenceForm.PageUrl)]
    [InlineData("see https://github.com/kubestellar-sample/core/releases/tag/v1.2.0", "v1.2.0 | kubestellar-sample/core", ReferenceForm.PageUrl)]
    [InlineData("<img src=\"https://raw.githubusercontent.com/kubestellar-sample/core/main/a/logo.png\">", "main | kubestellar-sample/core", ReferenceForm.PageUrl)]
    [InlineData("curl -L https://github.com/kubestellar-sample/yq/releases/latest/download/yq", "latest | kubestellar-sample/yq | Moving", ReferenceForm.DownloadUrl)]
    [InlineData("kubectl apply -k 'github.com/kubestellar-sample/core//config/default?ref=v1.2.0'", "v1.2.0 | kubestellar-sample/core", ReferenceForm.SourceUrl)]
    [InlineData("git clone --depth 1 -b v1.2.0 https://github.com/kubestellar-sample/core.git", "v1.2.0 | kubestellar-sample/core", ReferenceForm.SourceUrl)]
    [InlineData("git clone --branch=release-1.32 git@github.com:kubestellar-sample/core", "release-1.32 | kubestellar-sample/core | Moving", ReferenceForm.SourceUrl)]
    [InlineData("curl -Lo kind https://kind.sigs.k8s.io/dl/v0.30.0/kind-linux-amd64", "v0.30.0 | kubernetes-sigs/kind", ReferenceForm.DownloadUrl)]
    [InlineData("curl -O https://get.helm.sh/helm-v3.16.4-linux-amd64.tar.gz", "v3.16.4 | helm/helm", ReferenceForm.DownloadUrl)]
    [InlineData("go install sigs.k8s.io/kustomize/kustomize/v5@v5.5.0", "v5.5.0 | sigs.k8s.io/kustomize/kustomize/v5", ReferenceForm.GoInstall)]
    [InlineData("go install example.org/tools/cmd/gen@$(GEN_VERSION)", "$(GEN_VERSION) | example.org/tools/cmd/gen | GEN_VERSION", ReferenceForm.GoInstall)]
    [InlineData("docker run quay.io/kubestellar-sample/helm:3.14.0 version", "3.14.0 | quay.io/kubestellar-sample/helm", ReferenceForm.Image)]
    [InlineData("A=\"${3:-ghcr.io/kubestellar-sample/core/transport:0.1.0-rc4}\"", "0.1.0-rc4 | ghcr.io/kubestellar-sample/core/transport", ReferenceForm.Image)]
    [InlineData("k3d cluster create --image rancher/k3s:v1.27.2-k3s1", "v1.27.2-k3s1 | rancher/k3s", ReferenceForm.Image)]
    [InlineData("  image: nginx:1.14.2", "1.14.2 | nginx", ReferenceForm.Image)]
    [InlineData("  image: ghcr.io/kubestellar-sample/core:{{.Values.CORE}}", "{{.Values.CORE}} | ghcr.io/kubestellar-sample/core | Values.CORE", ReferenceForm.Image)]
    [InlineData("URL = \"oci://quay.io/kubestellar-sample/charts/pg:13.1.5\"", "13.1.5 | quay.io/kubestellar-sample/charts/pg", ReferenceForm.HelmArguments)]
    public void One_reference_of_each_form_is_found(string text, string expected, ReferenceForm form)
    {
        var found = In(text);
        Assert.Equal([expected], found.Mentions);
        Assert.Equal(form, found.Findings.Mentions[0].Form);
    }

    [Theory]
    [InlineData("see https://github.com/kubestellar-sample/core and https://github.com/kubestellar-sample/core/issues/12")]
    [InlineData("see https://github.com/$OWNER/core/blob/v1.2.0/README.md")]
    [InlineData("panic at pkg/main.go:120 and docs/a.md:1.2")]
    [InlineData("curl http://127.0.0.1:8080/path:8081 registry:5000/x")]
    [InlineData("mail user@example.org, name@v1.2.3")]
    [InlineData("# docker run quay.io/kubestellar-sample/helm:3.14.0")]
    [InlineData("echo \"time: 12:30/13:45\"; x=a/b:c")]
    public void What_only_looks_like_a_reference_is_none(string text) => Assert.Empty(In(text).Mentions);

    [Fact]
    public void The_name_of_a_downloaded_file_holds_the_version_again_wherever_the_file_is_named()
    {
        var found = In("""
            wget https://github.com/kubestellar-sample/flex/releases/download/v0.9.3/flex_0.9.3_linux_amd64.tar.gz
            tar -xvf flex_0.9.3_linux_amd64.tar.gz bin/flex
            curl -L https://github.com/kubestellar-sample/core/archive/refs/tags/v0.22.0.tar.gz | tar xz
            mv core-0.22.0 core
            """);
        Assert.Equal(
            ["v0.9.3 | kubestellar-sample/flex", "0.9.3 | kubestellar-sample/flex", "0.9.3 | kubestellar-sample/flex", "v0.22.0 | kubestellar-sample/core", "0.22.0 | kubestellar-sample/core"],
            found.Mentions);
        Assert.Equal(["", "v", "v", "", "v"], found.Findings.Mentions.OrderBy(mention => mention.Version.Start).Select(mention => mention.Version.Prefix));
    }

    [Theory]
    [InlineData("bash <(curl -L https://raw.githubusercontent.com/kubestellar-sample/adm/refs/tags/v1.0.0/install.sh) 1.0.0")]
    [InlineData("    'bash <(curl -L https://raw.githubusercontent.com/kubestellar-sample/adm/refs/tags/v1.0.0/install.sh) 1.0.0' \\")]
    [InlineData("curl -s https://raw.githubusercontent.com/kubestellar-sample/adm/refs/tags/v1.0.0/install-adm.sh | sh -s -- --verbose --version 1.0.0 --to /bin")]
    public void What_an_installer_is_told_is_a_version_of_its_repository(string text) =>
        Assert.Equal(["v1.0.0 | kubestellar-sample/adm", "1.0.0 | kubestellar-sample/adm"], In(text).Mentions);

    [Theory]
    [InlineData("helm upgrade --install core oci://ghcr.io/kubestellar-sample/core-chart --version 0.21.0 --wait", "0.21.0 | ghcr.io/kubestellar-sample/core-chart")]
    [InlineData("helm upgrade --install core oci://ghcr.io/kubestellar-sample/core-chart \\\n  --set a=b \\\n  --version=\"v${V}\" ", "${V} | ghcr.io/kubestellar-sample/core-chart | v+V")]
    [InlineData("helm upgrade --install core \\\r\n  oci://ghcr.io/kubestellar-sample/core-chart \\\r\n  --version $(yq .CORE_VERSION core-chart/values.yaml)", "$(yq .CORE_VERSION core-chart/values.yaml) | ghcr.io/kubestellar-sample/core-chart | CORE_VERSION@core-chart/values.yaml")]
    [InlineData("helm install core oci://ghcr.io/kubestellar-sample/core-chart", " | ghcr.io/kubestellar-sample/core-chart | Moving")]
    [InlineData("helm install ingress ingress-nginx --repo https://charts.example.org/ --version 4.12.1 -n ns", "4.12.1 | https://charts.example.org/ingress-nginx")]
    [InlineData("helm repo add min https://charts.example.org/\nhelm -n ns install store -f values.yaml min/minio --version 5.2.0", "5.2.0 | https://charts.example.org/minio")]
    [InlineData("helm install store min/minio --version 5.2.0", "5.2.0 | min/minio")]
    public void Charts_that_helm_is_told_are_found_with_their_versions(string text, string expected) => Assert.Equal([expected], In(text).Mentions);

    [Fact]
    public void A_chart_that_is_pushed_or_has_neither_a_version_nor_a_name_that_is_written_out_is_no_reference() =>
        Assert.Empty(In("helm push core.tgz oci://ghcr.io/kubestellar-sample/charts\nhelm install x oci://$REGISTRY/core").Mentions);

    [Theory]
    [InlineData("docker pull ${REGISTRY}/kubestellar-sample/core:0.22.0", "0.22.0 | ${REGISTRY}/kubestellar-sample/core")]
    [InlineData("kind load docker-image ghcr.io/$OWNER/core:$TAG", "$TAG | ghcr.io/$OWNER/core | TAG")]
    [InlineData("IMAGE=$(REGISTRY)/core:v0.22.0", "v0.22.0 | $(REGISTRY)/core")]
    [InlineData("helm pull oci://$REGISTRY/core-chart --version 0.22.0", "0.22.0 | $REGISTRY/core-chart")]
    public void Names_with_variables_are_found_as_they_are_written(string text, string expected) => Assert.Equal([expected], In(text).Mentions);

    [Theory]
    [InlineData("curl https://$HOST/core:8080/x")]
    [InlineData("docker run -v $PWD/core:/core")]
    [InlineData("echo $NAME:0.22.0")]
    [InlineData("kind load docker-image ${NAME}:${TAG}")]
    [InlineData("ssh $OWNER@example.org")]
    public void Other_words_with_variables_and_colons_are_no_images(string text) => Assert.Empty(In(text).Mentions);

    [Theory]
    [InlineData("export REGISTRY=ghcr.io/kubestellar-sample", "REGISTRY = ghcr.io/kubestellar-sample")]
    [InlineData("IMG ?= quay.io/kubestellar-sample/core", "IMG = quay.io/kubestellar-sample/core")]
    public void Names_of_artifacts_are_values_of_variables_as_well(string text, string expected) => Assert.Equal([expected], In(text).Assignments);

    [Theory]
    [InlineData("export CORE_VERSION=0.22.0", "CORE_VERSION = 0.22.0")]
    [InlineData("CORE_VERSION ?= v0.22.0 # why", "CORE_VERSION = v0.22.0")]
    [InlineData("ARG CORE_VERSION=0.22.0", "CORE_VERSION = 0.22.0")]
    [InlineData("helm x --set CORE_VERSION='0.22.0'", "CORE_VERSION = 0.22.0")]
    [InlineData("CORE_VERSION=\"${1:-0.22.0}\"", "CORE_VERSION = ${1:-0.22.0} | 1,'0.22.0'")]
    [InlineData("export CORE_VERSION={{ config.core_release }}", "CORE_VERSION = {{ config.core_release }} | config.core_release")]
    [InlineData("TAG=latest", "TAG = latest")]
    public void Variables_that_are_given_versions_are_found(string text, string expected) => Assert.Equal([expected], In(text).Assignments);

    [Theory]
    [InlineData("if [ \"$a\" == 1.2.3 ]; then")]
    [InlineData("ADDRESS=10.0.0.1:8080")]
    [InlineData("--version=1.2.3")]
    [InlineData("NAME=some-text COUNT=3")]
    [InlineData("# CORE_VERSION=0.22.0")]
    public void What_gives_nothing_a_version_is_no_assignment(string text) => Assert.Empty(In(text).Assignments);

    [Fact]
    public void Comments_of_programs_hold_no_references_and_their_strings_do()
    {
        var found = In("// see https://github.com/kubestellar-sample/core/blob/v1.0.0/a.go\nvar image = \"quay.io/kubestellar-sample/kine:v0.11.4\" // rancher\n", "pkg/a.go");
        Assert.Equal(["v0.11.4 | quay.io/kubestellar-sample/kine"], found.Mentions);
    }

    [Fact]
    public void Headings_of_documents_are_no_comments() =>
        Assert.Equal(["v1.0.0 | kubestellar-sample/core"], In("# See https://github.com/kubestellar-sample/core/tree/v1.0.0\n", "docs/a.md").Mentions);

    [Fact]
    public void Paths_of_manifests_and_charts_are_found_without_what_leads_to_them()
    {
        var found = In("kubectl apply -f ${SRC_DIR}/../config/hooks/core.yaml\nhelm install x ./core-chart\ncat core-chart/values.yaml; echo a chart");
        Assert.Equal(["config/hooks/core.yaml", "core-chart", "core-chart/values.yaml"], found.Findings.Paths.OrderBy(path => path.Start).Select(path => path.Path).Distinct());
        Assert.All(found.Findings.Paths, path => Assert.Equal(path.Path, found.Source.Text.Substring(path.Start, path.Path.Length)));
    }

    [Fact]
    public void Windows_line_ends_change_nothing()
    {
        const string Text = "export A_VERSION=1.2.0\nhelm install a oci://quay.io/kubestellar-sample/a-chart --version $A_VERSION\ndocker pull quay.io/kubestellar-sample/a:v1.2.0\n";
        var (unix, windows) = (In(Text), In(Text.ReplaceLineEndings("\r\n")));
        Assert.Equal(unix.Mentions, windows.Mentions);
        Assert.Equal(unix.Assignments, windows.Assignments);
        Assert.Equal(2, unix.Mentions.Count);
    }
}
