using KubeStellar.Testing;

namespace KubeStellar.EndToEnd.DerivedFiles;

[Collection(DerivedSampleCollection.Name)]
public sealed class DerivedFilesTests(DerivedSample sample)
{
    private const string Copies = "api/control/v1alpha1/zz_generated.deepcopy.go";
    private const string Definition = "config/crd/bases/control.kubestellar.example_bindingpolicies.yaml";
    private const string AllDefinitions = "pkg/crd/files/crds.yaml";
    private const string Types = "api/control/v1alpha1/types.go";

    [SkippableFact]
    public async Task AllGenerated_changes_nothing_in_a_clone_and_runs_no_generator_the_second_time()
    {
        var checkout = await sample.CloneAsync();
        var first = (await sample.RunAsync(checkout, "AllGenerated", "--force")).Succeeded();
        Assert.Equal([("manifests", false), ("generate", false), ("codegenclients", false)], first.Derivations);
        Assert.Empty(first.Files);
        Assert.Empty(checkout.Changes());
        var times = checkout.Times();
        var second = (await sample.RunAsync(checkout, "AllGenerated")).Succeeded();
        Assert.All(second.Derivations, derived => Assert.True(derived.Remembered));
        Assert.Equal(times, checkout.Times());
    }

    [SkippableFact]
    public async Task An_edited_API_type_changes_what_is_derived_from_it_and_VerifyCodegen_says_so_before_and_after()
    {
        var checkout = await sample.CloneAsync();
        checkout.AddField();
        (await sample.RunAsync(checkout, "VerifyCodegen")).Succeeded();
        var before = (await sample.RunAsync(checkout, "VerifyCodegen", "--include-dirty")).Failed(Copies, "./build.sh AllGenerated --source");
        Assert.Equal([$"changed {Copies}", $"changed {Definition}", $"changed {AllDefinitions}"], before.Files);
        Assert.Contains("+                    replicas:\n+                      description: Added is a field of a test.\n+                      format: int32\n+                      type: integer\n", before.Differences, StringComparison.Ordinal);
        Assert.Contains("+\t\tin, out := &in.Replicas, &out.Replicas\n", before.Differences, StringComparison.Ordinal);
        Assert.Equal([Types], checkout.Changes());
        var written = (await sample.RunAsync(checkout, "AllGenerated")).Succeeded();
        Assert.Equal(before.Files, written.Files);
        Assert.Equal(new[] { Types, Copies, Definition, AllDefinitions }.Order(StringComparer.Ordinal), checkout.Changes());
        Assert.Empty((await sample.RunAsync(checkout, "VerifyCodegen", "--include-dirty")).Succeeded().Files);
        Assert.Empty((await sample.RunAsync(checkout, "AllGenerated")).Succeeded().Files);
    }

    [SkippableFact]
    public async Task VerifyCodegen_looks_at_the_revision_that_is_named()
    {
        var checkout = await sample.CloneAsync();
        checkout.AddField("weight");
        checkout.Commit("Add a field and forget what is derived from it");
        var stale = (await sample.RunAsync(checkout, "verify-codegen")).Failed(Definition);
        Assert.Equal(3, stale.Files.Count);
        (await sample.RunAsync(checkout, "AllGenerated")).Succeeded();
        (await sample.RunAsync(checkout, "VerifyCodegen")).Failed(Definition);
        checkout.Commit("Derive it");
        (await sample.RunAsync(checkout, "VerifyCodegen")).Succeeded();
        (await sample.RunAsync(checkout, "VerifyCodegen", "--revision", "HEAD~1")).Failed(Definition);
        (await sample.RunAsync(checkout, "VerifyCodegen", "--revision", "v0.1.0")).Succeeded();
        (await sample.RunAsync(checkout, "VerifyCodegen", "--revision", "v9")).Failed("v9");
    }

    [SkippableFact]
    public async Task VerifyCodegen_leaves_no_trace_in_the_checkout_whatever_it_finds()
    {
        var checkout = await sample.CloneAsync();
        checkout.AddField("shade");
        var (times, changes) = (checkout.Times(), checkout.Changes());
        (await sample.RunAsync(checkout, "VerifyCodegen", "--force")).Succeeded();
        (await sample.RunAsync(checkout, "VerifyCodegen", "--include-dirty")).Failed(Definition);
        Assert.Equal(times, checkout.Times());
        Assert.Equal(changes, checkout.Changes());
    }

    [SkippableFact]
    public async Task A_checkout_may_lie_anywhere_below_spaces_and_letters_of_any_script()
    {
        var checkout = await sample.CloneAsync("Ünïcode, 日本語 & spaces");
        checkout.AddField("height");
        Assert.Equal(3, (await sample.RunAsync(checkout, "AllGenerated", "--force")).Succeeded().Files.Count);
        Assert.Contains("Height", await File.ReadAllTextAsync(checkout[Copies]), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_files_of_a_kind_that_vanishes_are_removed_and_what_people_wrote_beside_them_stays()
    {
        var checkout = await sample.CloneAsync();
        var types = await File.ReadAllTextAsync(checkout[Types]);
        await File.WriteAllTextAsync(checkout[Types], types[..types.IndexOf("// CombinedStatus holds", StringComparison.Ordinal)]);
        checkout.Edit("config/crd/bases/kustomization.yaml", "- control.kubestellar.example_combinedstatuses.yaml\n", "");
        await File.WriteAllTextAsync(checkout["config/crd/bases/README.md"], "Kept.\n");
        var written = (await sample.RunAsync(checkout, "AllGenerated")).Succeeded();
        Assert.Contains("removed config/crd/bases/control.kubestellar.example_combinedstatuses.yaml", written.Files);
        Assert.Contains("removed pkg/generated/listers/control/v1alpha1/combinedstatus.go", written.Files);
        Assert.True(File.Exists(checkout["config/crd/bases/README.md"]));
        Assert.DoesNotContain("CombinedStatus", await File.ReadAllTextAsync(checkout[AllDefinitions]), StringComparison.Ordinal);
        (await sample.RunAsync(checkout, "Vet")).Succeeded();
    }

    [SkippableFact]
    public async Task One_family_of_files_is_derived_alone_where_that_is_asked_for()
    {
        var checkout = await sample.CloneAsync();
        checkout.AddField("depth");
        Assert.Equal([$"changed {Definition}", $"changed {AllDefinitions}"], (await sample.RunAsync(checkout, "Manifests")).Succeeded().Files);
        Assert.Equal([$"changed {Copies}"], (await sample.RunAsync(checkout, "generate")).Succeeded().Files);
        Assert.Empty((await sample.RunAsync(checkout, "codegen-clients")).Succeeded().Files);
        (await sample.RunAsync(checkout, "VerifyCodegen", "--include-dirty")).Succeeded();
    }

    [SkippableFact]
    public async Task Generators_of_the_old_generation_work_in_a_checkout_whose_path_they_would_refuse()
    {
        var checkout = await sample.CloneAsync("elsewhere");
        checkout.Edit("Makefile", "CODE_GEN_VER := v0.32.100-sample.1", "CODE_GEN_VER := v0.28.100-sample.1");
        checkout.Edit(
            "hack/update-codegen-clients.sh",
            "    --output-dir \"${SCRIPT_ROOT}/pkg/generated\" \\\n    --output-pkg \"${PKG_ROOT}/pkg/generated\" \\\n",
            "    --input-pkg-root \"${PKG_ROOT}/api\" \\\n    --output-pkg-root \"${PKG_ROOT}/pkg/generated\" \\\n    --output-base \"${SCRIPT_ROOT}/../../..\" \\\n");
        checkout.Edit("hack/update-codegen-clients.sh", "boilerplate.generatego.txt\" \\\n    ${SCRIPT_ROOT}/api\n", "boilerplate.generatego.txt\"\n");
        var derived = (await sample.RunAsync(checkout, "CodegenClients")).Succeeded();
        Assert.Equal([("codegenclients", false)], derived.Derivations);
        Assert.Empty(derived.Files);
    }

    [SkippableFact]
    public async Task Submodules_are_left_as_they_are()
    {
        var checkout = await sample.CloneAsync();
        using (var repository = new LibGit2Sharp.Repository(checkout.Folder))
        {
            await File.WriteAllTextAsync(checkout[".gitmodules"], "[submodule \"vendored\"]\n\tpath = vendored\n\turl = https://example.org/vendored.git\n");
            Directory.CreateDirectory(checkout["vendored"]);
            repository.Index.Add(".gitmodules");
            var tree = LibGit2Sharp.TreeDefinition.From(repository.Head.Tip.Tree)
                .Add(".gitmodules", repository.ObjectDatabase.CreateBlob(checkout[".gitmodules"]), LibGit2Sharp.Mode.NonExecutableFile)
                .AddGitLink("vendored", new LibGit2Sharp.ObjectId("0123456789012345678901234567890123456789"));
            var author = new LibGit2Sharp.Signature("A Contributor", "contributor@example.org", DateTimeOffset.UnixEpoch);
            var commit = repository.ObjectDatabase.CreateCommit(author, author, "Add a submodule", repository.ObjectDatabase.CreateTree(tree), [repository.Head.Tip], prettifyMessage: true);
            repository.Reset(LibGit2Sharp.ResetMode.Mixed, commit);
        }

        (await sample.RunAsync(checkout, "VerifyCodegen", "--force")).Succeeded();
        Assert.Empty((await sample.RunAsync(checkout, "AllGenerated", "--force")).Succeeded().Files);
        Assert.Empty(Directory.EnumerateFileSystemEntries(checkout["vendored"]));
    }

    [SkippableFact]
    public async Task A_read_only_checkout_can_be_verified()
    {
        TestTools.Unless(!OperatingSystem.IsWindows(), "folders there have no such mode");
        var checkout = await sample.CloneAsync();
        checkout.AddField("width");
        SetWritable(checkout.Folder, writable: false);
        try
        {
            (await sample.RunAsync(checkout, "VerifyCodegen", "--force")).Succeeded();
            (await sample.RunAsync(checkout, "VerifyCodegen", "--include-dirty")).Failed(Definition);
            if (!Environment.IsPrivilegedProcess)
            {
                (await sample.RunAsync(checkout, "AllGenerated")).Failed("write files");
            }
        }
        finally
        {
            SetWritable(checkout.Folder, writable: true);
        }

        Assert.Equal([Types], checkout.Changes());
    }

    private static void SetWritable(string folder, bool writable)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(new DirectoryInfo(folder)))
        {
            entry.UnixFileMode = writable ? entry.UnixFileMode | UnixFileMode.UserWrite : entry.UnixFileMode & ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        }
    }
}
