// Command controller-gen stands in for the generator of this name: it takes the same options and makes definitions and deep copies from the
// API types of the sample. What it does not know it refuses.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
)

func main() {
	arguments := os.Args[1:]
	for _, argument := range arguments {
		if argument == "--version" {
			fmt.Println("Version: " + version())
			return
		}
		if strings.HasPrefix(argument, "-") {
			fail(fmt.Errorf("unknown flag: %s", argument))
		}
	}
	options, err := parseOptions(arguments)
	if err != nil {
		fail(err)
	}
	if err := run(options); err != nil {
		fmt.Fprintln(os.Stderr, err)
		fail(fmt.Errorf("not all generators ran successfully"))
	}
}

func run(options *options) error {
	loader, err := newLoader(".")
	if err != nil {
		return err
	}
	packages, err := loader.match(options.paths)
	if err != nil {
		return err
	}
	for _, generator := range options.generators {
		if err := generator.run(loader, packages, options.ruleFor(generator.name)); err != nil {
			return err
		}
	}
	return nil
}

// run makes everything before it writes anything, so that a mistake leaves the files of this generator as they are.
func (g generator) run(loader *loader, packages []*goPackage, rule rule) error {
	switch g.name {
	case "crd":
		definitions, err := makeDefinitions(loader, packages, version())
		if err != nil {
			return err
		}
		return rule.writeAll(definitions)
	case "object":
		copies, err := makeCopies(loader, packages, g.arguments["headerFile"], g.arguments["year"])
		if err != nil {
			return err
		}
		return rule.writeAll(copies)
	default:
		return refuseMarkers(packages, "kubebuilder:"+g.name+":")
	}
}

// Roles and webhooks are made from markers of their own, which the sample has none of.
func refuseMarkers(packages []*goPackage, prefix string) error {
	for _, pkg := range packages {
		for _, marker := range pkg.markers {
			if strings.HasPrefix(marker, prefix) {
				return fmt.Errorf("%s: the stand-in does not know the marker +%s", pkg.folder, marker)
			}
		}
	}
	return nil
}

// artifact is a file that a generator makes; code lies beside its package.
type artifact struct {
	name, packageFolder string
	content             []byte
}

// rule says where the files of a generator go.
type rule struct {
	form, folder string
}

func (r rule) writeAll(artifacts []artifact) error {
	for _, made := range artifacts {
		folder := r.folder
		if made.packageFolder != "" && r.form == "artifacts" {
			folder = made.packageFolder
		}
		switch r.form {
		case "none":
		case "stdout":
			os.Stdout.Write(made.content)
		default:
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(folder, made.name), made.content, 0o666); err != nil {
				return err
			}
		}
	}
	return nil
}

func version() string {
	if information, ok := debug.ReadBuildInfo(); ok && information.Main.Version != "" {
		return information.Main.Version
	}
	return "(unknown)"
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "Error: "+err.Error())
	os.Exit(1)
}
