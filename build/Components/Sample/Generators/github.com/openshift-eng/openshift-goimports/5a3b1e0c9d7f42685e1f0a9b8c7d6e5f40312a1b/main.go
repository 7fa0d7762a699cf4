// Command openshift-goimports stands in for the program of this name: it takes the same flags and parts imports into the same groups.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

type patterns []string

func (p *patterns) String() string { return strings.Join(*p, ",") }

func (p *patterns) Set(value string) error {
	*p = append(*p, value)
	return nil
}

// group is what belongs together; the groups follow each other in a file in the order of their places.
type group struct {
	place   int
	pattern *regexp.Regexp
}

func main() {
	var module, path string
	var intermediates patterns
	var list, dry bool
	for _, name := range []string{"module", "path", "intermediate", "list", "dry"} {
		for _, spelling := range []string{name, name[:1]} {
			switch name {
			case "module":
				flag.StringVar(&module, spelling, "", "the module's path")
			case "path":
				flag.StringVar(&path, spelling, "", "the file or folder")
			case "intermediate":
				flag.Var(&intermediates, spelling, "modules that stand before the module's own packages")
			case "list":
				flag.BoolVar(&list, spelling, false, "only list files")
			case "dry":
				flag.BoolVar(&dry, spelling, false, "change no file")
			}
		}
	}
	flag.Int("v", 0, "how much to print")
	flag.Parse()
	switch {
	case flag.NArg() > 1:
		fail(fmt.Errorf("only one path can be specified"))
	case flag.NArg() == 1 && path != "":
		fail(fmt.Errorf("path cannot be specified with a path argument"))
	case flag.NArg() == 1:
		path = flag.Arg(0)
	case path == "":
		path = "."
	}
	if module == "" {
		fail(fmt.Errorf("no module is named by --module"))
	}
	fail(walk(path, groupsOf(module, intermediates), list || dry))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// groupsOf returns the groups in the order in which they are tried; what none of them takes is of the standard library.
func groupsOf(module string, intermediates []string) []group {
	groups := []group{{4 + len(intermediates), regexp.MustCompile(module)}}
	for i, intermediate := range intermediates {
		groups = append(groups, group{4 + i, regexp.MustCompile(intermediate)})
	}
	return append(groups, group{2, regexp.MustCompile(`k8s\.io`)}, group{3, regexp.MustCompile(`github\.com/openshift`)}, group{1, regexp.MustCompile(`[a-zA-Z0-9]\.[a-zA-Z0-9]+/`)})
}

func walk(root string, groups []group, onlyList bool) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "vendor":
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(path, ".go"):
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		sorted, err := arrange(path, content, groups)
		if err != nil || bytes.Equal(content, sorted) {
			return err
		}
		if onlyList {
			fmt.Printf("%s is not sorted\n", path)
			return nil
		}
		information, err := entry.Info()
		if err != nil {
			return err
		}
		return os.WriteFile(path, sorted, information.Mode())
	})
}

func arrange(path string, content []byte, groups []group) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, content, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	for _, declaration := range file.Decls {
		imports, isImports := declaration.(*ast.GenDecl)
		if !isImports || imports.Tok != token.IMPORT || !imports.Lparen.IsValid() {
			continue
		}
		var arranged bytes.Buffer
		arranged.Write(content[:files.Position(imports.Lparen).Offset+1])
		for place := 0; place <= groups[0].place; place++ {
			writeGroup(&arranged, content, files, imports.Specs, groups, place)
		}
		arranged.Write(content[files.Position(imports.Rparen).Offset:])
		content = arranged.Bytes()
		break
	}
	return format.Source(content)
}

func writeGroup(out *bytes.Buffer, content []byte, files *token.FileSet, specs []ast.Spec, groups []group, place int) {
	var members []*ast.ImportSpec
	for _, spec := range specs {
		if member := spec.(*ast.ImportSpec); placeOf(member.Path.Value, groups) == place {
			members = append(members, member)
		}
	}
	sort.Slice(members, func(i, j int) bool { return members[i].Path.Value < members[j].Path.Value })
	if len(members) > 0 {
		out.WriteString("\n")
	}
	for _, member := range members {
		out.WriteString("\t" + string(content[files.Position(member.Pos()).Offset:files.Position(member.End()).Offset]) + "\n")
	}
}

func placeOf(path string, groups []group) int {
	for _, group := range groups {
		if group.pattern.MatchString(path) {
			return group.place
		}
	}
	return 0
}
