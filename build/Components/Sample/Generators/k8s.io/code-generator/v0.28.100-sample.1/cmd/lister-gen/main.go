// Command lister-gen stands in for the generator of this name: it takes the same flags and makes listers over objects at hand.
package main

import (
	"path"

	"k8s.io/code-generator/internal/api"
	"k8s.io/code-generator/internal/arguments"
	"k8s.io/code-generator/internal/output"
)

func main() {
	arguments.Check(generate(arguments.Read("plural-exceptions")))
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
	folder, _, err := read.Place(module)
	if err != nil {
		return err
	}
	writer, err := output.New(folder, "lister-gen", read.Value("go-header-file"))
	if err != nil {
		return err
	}
	for _, group := range groups {
		if err := write(writer, group); err != nil {
			return err
		}
	}
	return nil
}

func write(writer *output.Writer, group api.Group) error {
	folder := path.Join(group.Short(), group.Version)
	if err := writer.Write(path.Join(folder, "expansion_generated.go"), expansion, group); err != nil {
		return err
	}
	for _, kind := range group.Kinds {
		if err := writer.Write(path.Join(folder, kind.File()), lister, map[string]any{"Group": group, "Kind": kind}); err != nil {
			return err
		}
	}
	return nil
}

const expansion = `
package {{.Version}}
{{range .Kinds}}
// {{.Name}}ListerExpansion is where methods written by hand are added.
type {{.Name}}ListerExpansion interface{}
{{end}}`

const lister = `
package {{.Group.Version}}
{{$name := .Kind.Name}}
import (
	"fmt"

	{{.Group.Version}} "{{.Group.Package}}"
)

// {{$name}}Lister finds objects of kind {{$name}} that are at hand; they are not to be changed.
type {{$name}}Lister interface {
	List() []*{{.Group.Version}}.{{$name}}
	Get({{if .Kind.Namespaced}}namespace, {{end}}name string) (*{{.Group.Version}}.{{$name}}, error)
	{{$name}}ListerExpansion
}

type {{.Kind.Lower}}Lister struct {
	objects func() []*{{.Group.Version}}.{{$name}}
}

// New{{$name}}Lister makes a lister of the objects that a function returns.
func New{{$name}}Lister(objects func() []*{{.Group.Version}}.{{$name}}) {{$name}}Lister {
	return &{{.Kind.Lower}}Lister{objects}
}

// List returns all objects.
func (l *{{.Kind.Lower}}Lister) List() []*{{.Group.Version}}.{{$name}} {
	return l.objects()
}

// Get returns the object of that name.
func (l *{{.Kind.Lower}}Lister) Get({{if .Kind.Namespaced}}namespace, {{end}}name string) (*{{.Group.Version}}.{{$name}}, error) {
	for _, object := range l.objects() {
		if {{if .Kind.Namespaced}}object.Namespace == namespace && {{end}}object.Name == name {
			return object, nil
		}
	}
	return nil, fmt.Errorf("no {{$name}} is called %s", name)
}
`
