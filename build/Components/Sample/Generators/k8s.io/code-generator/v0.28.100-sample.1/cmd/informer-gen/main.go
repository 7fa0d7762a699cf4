// Command informer-gen stands in for the generator of this name: it takes the same flags and makes informers that hold what a clientset returned last.
package main

import (
	"path"

	"k8s.io/code-generator/internal/api"
	"k8s.io/code-generator/internal/arguments"
	"k8s.io/code-generator/internal/output"
)

func main() {
	read := arguments.Read("internal-clientset-package", "versioned-clientset-package", "listers-package", "single-directory?", "plural-exceptions")
	arguments.Check(read.Require("versioned-clientset-package", "listers-package"))
	arguments.Check(generate(read))
}

func generate(read *arguments.Arguments) error {
	module, err := api.Module()
	if err != nil {
		return err
	}
	groups, err := api.Load(module, read.Packages())
	if err != nil {
		return err
	}
	folder, pkg, err := read.Place(module)
	if err != nil {
		return err
	}
	writer, err := output.New(folder, "informer-gen", read.Value("go-header-file"))
	if err != nil {
		return err
	}
	factoryFolder := "externalversions"
	if read.Value("single-directory") == "true" {
		factoryFolder = ""
	}
	clientset := read.Value("versioned-clientset-package")
	set := map[string]any{"Package": path.Join(pkg, factoryFolder), "Name": path.Base(path.Join(pkg, factoryFolder)), "Clientset": clientset, "Groups": groups}
	if err := writer.Write(path.Join(factoryFolder, "factory.go"), factory, set); err != nil {
		return err
	}
	for _, group := range groups {
		if err := write(writer, factoryFolder, group, clientset, read.Value("listers-package")); err != nil {
			return err
		}
	}
	return nil
}

func write(writer *output.Writer, factoryFolder string, group api.Group, clientset, listers string) error {
	folder := path.Join(factoryFolder, group.Short(), group.Version)
	data := map[string]any{"Group": group, "Clientset": clientset, "Listers": path.Join(listers, group.Short(), group.Version)}
	if err := writer.Write(path.Join(folder, "interface.go"), groupInformers, data); err != nil {
		return err
	}
	for _, kind := range group.Kinds {
		data["Kind"] = kind
		if err := writer.Write(path.Join(folder, kind.File()), informer, data); err != nil {
			return err
		}
	}
	return nil
}
