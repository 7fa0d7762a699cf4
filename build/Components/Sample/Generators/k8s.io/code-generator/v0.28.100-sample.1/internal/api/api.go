// Package api finds the kinds that ask for clients.
package api

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// Group is one version of an API group, with the kinds that ask for clients.
type Group struct {
	Package, Name, Version string
	Kinds                  []Kind
}

// Kind is a kind of objects.
type Kind struct {
	Name                    string
	Namespaced, HasNoStatus bool
}

// Short is the first part of the group's name, as packages are named by it.
func (g Group) Short() string { return strings.ToLower(strings.Split(g.Name, ".")[0]) }

// GoName is the name of the group and its version in Go.
func (g Group) GoName() string { return title(g.Short()) + title(g.Version) }

// Alias is the name that packages of the group's version are imported by.
func (g Group) Alias() string { return g.Short() + g.Version }

// Plural is the name of many objects, in Go.
func (k Kind) Plural() string {
	switch {
	case strings.HasSuffix(k.Name, "s"), strings.HasSuffix(k.Name, "x"), strings.HasSuffix(k.Name, "ch"), strings.HasSuffix(k.Name, "sh"):
		return k.Name + "es"
	case strings.HasSuffix(k.Name, "y") && !strings.ContainsRune("aeiou", rune(k.Name[len(k.Name)-2])):
		return k.Name[:len(k.Name)-1] + "ies"
	default:
		return k.Name + "s"
	}
}

// Lower is the kind's name as a variable.
func (k Kind) Lower() string { return strings.ToLower(k.Name[:1]) + k.Name[1:] }

// LowerPlural is the name of many objects as a variable.
func (k Kind) LowerPlural() string { return strings.ToLower(k.Name[:1]) + k.Plural()[1:] }

// File is the name of the file that holds the kind's code.
func (k Kind) File() string { return strings.ToLower(k.Name) + ".go" }

// Resource is the name of many objects in addresses.
func (k Kind) Resource() string { return strings.ToLower(k.Plural()) }

func title(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// Module is the path of the module in the working directory.
func Module() (string, error) {
	text, err := os.ReadFile("go.mod")
	if err != nil {
		return "", err
	}
	for _, line := range strings.Split(string(text), "\n") {
		if words := strings.Fields(line); len(words) == 2 && words[0] == "module" {
			return words[1], nil
		}
	}
	return "", fmt.Errorf("go.mod names no module")
}

// Load reads packages of the module, each named by its path or by its absolute folder.
func Load(module string, packages []string) ([]Group, error) {
	var groups []Group
	for _, name := range packages {
		folder := name
		switch {
		case filepath.IsAbs(name):
			here, err := os.Getwd()
			if err != nil {
				return nil, err
			}
			relative, err := filepath.Rel(here, name)
			if err != nil || strings.HasPrefix(relative, "..") {
				return nil, fmt.Errorf("%s is outside of module %s", name, module)
			}
			name = path.Join(module, filepath.ToSlash(relative))
		case strings.HasPrefix(name, module+"/"):
			folder = filepath.FromSlash(name[len(module)+1:])
		default:
			return nil, fmt.Errorf("package %s is not in module %s", name, module)
		}
		group, err := load(folder, name)
		if err != nil {
			return nil, err
		}
		groups = append(groups, group)
	}
	return groups, nil
}

func load(folder, name string) (Group, error) {
	group := Group{Package: name, Version: path.Base(name)}
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		return group, fmt.Errorf("no Go files in %s", folder)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			return group, err
		}
		if !strings.HasSuffix(file, "_test.go") {
			group.add(parsed)
		}
	}
	if group.Name == "" {
		group.Name = path.Base(path.Dir(name))
	}
	sort.Slice(group.Kinds, func(i, j int) bool { return group.Kinds[i].Name < group.Kinds[j].Name })
	return group, nil
}

func (g *Group) add(file *ast.File) {
	for _, comment := range file.Comments {
		for _, marker := range markersOf(comment) {
			if name := strings.TrimPrefix(marker, "groupName="); name != marker {
				g.Name = name
			}
		}
	}
	for _, declaration := range file.Decls {
		general, isGeneral := declaration.(*ast.GenDecl)
		if !isGeneral {
			continue
		}
		for _, spec := range general.Specs {
			if spec, isType := spec.(*ast.TypeSpec); isType {
				markers := append(markersOf(general.Doc), markersOf(spec.Doc)...)
				if has(markers, "genclient") {
					g.Kinds = append(g.Kinds, Kind{spec.Name.Name, !has(markers, "genclient:nonNamespaced"), has(markers, "genclient:noStatus")})
				}
			}
		}
	}
}

func markersOf(group *ast.CommentGroup) []string {
	var markers []string
	if group != nil {
		for _, comment := range group.List {
			if line := strings.TrimSpace(strings.TrimPrefix(comment.Text, "//")); strings.HasPrefix(line, "+") {
				markers = append(markers, line[1:])
			}
		}
	}
	return markers
}

func has(list []string, wanted string) bool {
	for _, item := range list {
		if item == wanted {
			return true
		}
	}
	return false
}
