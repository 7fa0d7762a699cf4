package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// loader reads packages of the module in a folder, and of the folders that its go.mod puts in the place of other modules.
type loader struct {
	folders map[string]string
	module  string
	read    map[string]*goPackage
}

// goPackage is what the source files of a folder declare; files that were generated are left out.
type goPackage struct {
	folder, path, name string
	files              *token.FileSet
	types              map[string]*declared
	methods            map[string][]string
	markers            []string
}

// declared is a named type with the comment before it.
type declared struct {
	pkg     *goPackage
	imports map[string]string
	spec    *ast.TypeSpec
	doc     string
	markers []string
}

func newLoader(root string) (*loader, error) {
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	made := &loader{folders: map[string]string{}, read: map[string]*goPackage{}}
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		switch arrow := indexOf(words, "=>"); {
		case len(words) == 2 && words[0] == "module":
			made.module = words[1]
			made.folders[words[1]] = root
		case arrow > 0 && len(words) == arrow+2 && strings.HasPrefix(words[arrow+1], "."):
			name := words[0]
			if name == "replace" {
				name = words[1]
			}
			made.folders[name] = filepath.Join(root, words[arrow+1])
		}
	}
	return made, nil
}

func indexOf(words []string, wanted string) int {
	for i, word := range words {
		if word == wanted {
			return i
		}
	}
	return -1
}

// match returns the packages of the module that patterns such as ./api/... name, in the order of their folders.
func (l *loader) match(patterns []string) ([]*goPackage, error) {
	var packages []*goPackage
	for _, pattern := range patterns {
		root := filepath.Clean(strings.TrimSuffix(pattern, "..."))
		if _, err := os.Stat(root); err != nil {
			return nil, fmt.Errorf("pattern %s: %w", pattern, err)
		}
		err := filepath.WalkDir(root, func(folder string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.IsDir() {
				return err
			}
			if folder != root && (!strings.HasSuffix(pattern, "...") || isOutside(folder)) {
				return filepath.SkipDir
			}
			pkg, err := l.load(path.Join(l.module, filepath.ToSlash(folder)))
			if pkg != nil && pkg.name != "" {
				packages = append(packages, pkg)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return packages, nil
}

func isOutside(folder string) bool {
	name := filepath.Base(folder)
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil || name == "vendor" || name == "testdata" || name[0] == '.' || name[0] == '_'
}

func (l *loader) load(importPath string) (*goPackage, error) {
	if pkg, isRead := l.read[importPath]; isRead {
		return pkg, nil
	}
	for module, root := range l.folders {
		if importPath == module || strings.HasPrefix(importPath, module+"/") {
			pkg, err := readPackage(filepath.Join(root, filepath.FromSlash(importPath[len(module):])), importPath)
			l.read[importPath] = pkg
			return pkg, err
		}
	}
	return nil, fmt.Errorf("the stand-in reads packages of this module and of folders that replace modules, not %s", importPath)
}

func readPackage(folder, importPath string) (*goPackage, error) {
	pkg := &goPackage{folder: folder, path: importPath, files: token.NewFileSet(), types: map[string]*declared{}, methods: map[string][]string{}}
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(filepath.Base(name), "zz_generated.") {
			continue
		}
		file, err := parser.ParseFile(pkg.files, name, nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		pkg.add(file)
	}
	return pkg, nil
}

func (p *goPackage) add(file *ast.File) {
	p.name = file.Name.Name
	for _, group := range file.Comments {
		_, markers := readComment(group)
		p.markers = append(p.markers, markers...)
	}
	imports := map[string]string{}
	for _, spec := range file.Imports {
		target := unquote(spec.Path.Value)
		name := path.Base(target)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imports[name] = target
	}
	for _, declaration := range file.Decls {
		switch declaration := declaration.(type) {
		case *ast.FuncDecl:
			if declaration.Recv != nil {
				receiver := nameOf(declaration.Recv.List[0].Type)
				p.methods[receiver] = append(p.methods[receiver], declaration.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range declaration.Specs {
				if spec, isType := spec.(*ast.TypeSpec); isType {
					comment := spec.Doc
					if comment == nil && !declaration.Lparen.IsValid() {
						comment = declaration.Doc
					}
					doc, markers := readComment(comment)
					p.types[spec.Name.Name] = &declared{p, imports, spec, doc, markers}
				}
			}
		}
	}
}

// sorted returns the declared types by their names.
func (p *goPackage) sorted() []*declared {
	names := make([]string, 0, len(p.types))
	for name := range p.types {
		names = append(names, name)
	}
	sort.Strings(names)
	types := make([]*declared, len(names))
	for i, name := range names {
		types[i] = p.types[name]
	}
	return types
}

func (d *declared) errorAt(node ast.Node, text string, arguments ...any) error {
	return fmt.Errorf("%s: %s", d.pkg.files.Position(node.Pos()), fmt.Sprintf(text, arguments...))
}

func nameOf(expression ast.Expr) string {
	switch expression := expression.(type) {
	case *ast.StarExpr:
		return nameOf(expression.X)
	case *ast.Ident:
		return expression.Name
	default:
		return ""
	}
}

// readComment parts a comment into its text and its markers, which are the lines that begin with a plus sign.
func readComment(group *ast.CommentGroup) (string, []string) {
	if group == nil {
		return "", nil
	}
	text := &ast.CommentGroup{}
	var markers []string
	for _, comment := range group.List {
		if line := strings.TrimSpace(strings.TrimPrefix(comment.Text, "//")); strings.HasPrefix(line, "+") {
			markers = append(markers, line[1:])
		} else {
			text.List = append(text.List, comment)
		}
	}
	return strings.TrimSuffix(text.Text(), "\n"), markers
}

func valueOf(markers []string, name string) (string, bool) {
	for _, marker := range markers {
		if found, value := cut(marker); found == name {
			return value, true
		}
	}
	return "", false
}
