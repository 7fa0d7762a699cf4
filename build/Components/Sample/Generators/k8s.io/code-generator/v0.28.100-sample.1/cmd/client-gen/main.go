// Command client-gen stands in for the generator of this name: it takes the same flags and makes clients in terms of the standard library.
package main

import (
	"path"

	"k8s.io/code-generator/internal/api"
	"k8s.io/code-generator/internal/arguments"
	"k8s.io/code-generator/internal/output"
)

func main() {
	read := arguments.Read("clientset-name,n", "clientset-api-path", "clientset-only?", "fake-clientset?", "input", "input-base", "included-types-overrides",
		"plural-exceptions", "apply-configuration-package", "prefers-protobuf?")
	arguments.Check(generate(read))
}

func generate(read *arguments.Arguments) error {
	module, err := api.Module()
	if err != nil {
		return err
	}
	var packages []string
	for _, input := range read.List("input") {
		packages = append(packages, path.Join(read.Value("input-base"), input))
	}
	groups, err := api.Load(module, packages)
	if err != nil {
		return err
	}
	folder, pkg, err := read.Place(module)
	if err != nil {
		return err
	}
	name := read.Value("clientset-name")
	if name == "" {
		name = "internalclientset"
	}
	writer, err := output.New(folder, "client-gen", read.Value("go-header-file"))
	if err != nil {
		return err
	}
	return write(writer, name, path.Join(pkg, name), groups)
}

func write(writer *output.Writer, name, pkg string, groups []api.Group) error {
	set := map[string]any{"Name": name, "Package": pkg, "Groups": groups}
	if err := writer.Write(path.Join(name, "clientset.go"), clientset, set); err != nil {
		return err
	}
	for _, group := range groups {
		folder := path.Join(name, "typed", group.Short(), group.Version)
		for file, text := range map[string]string{"doc.go": document, group.Short() + "_client.go": groupClient, "generated_expansion.go": expansion} {
			if err := writer.Write(path.Join(folder, file), text, group); err != nil {
				return err
			}
		}
		for _, kind := range group.Kinds {
			if err := writer.Write(path.Join(folder, kind.File()), client, map[string]any{"Group": group, "Kind": kind}); err != nil {
				return err
			}
		}
	}
	return nil
}
