package main

const factory = `
package {{.Name}}

import (
	versioned "{{.Clientset}}"
{{- range .Groups}}
	{{.Alias}} "{{$.Package}}/{{.Short}}/{{.Version}}"
{{- end}}
)

// SharedInformerFactory gives the informers of all groups.
type SharedInformerFactory interface {
{{- range .Groups}}
	{{.GoName}}() {{.Alias}}.Interface
{{- end}}
}

type sharedInformerFactory struct {
{{- range .Groups}}
	{{.Alias}} {{.Alias}}.Interface
{{- end}}
}

// NewSharedInformerFactory makes informers that ask the clients of a clientset.
func NewSharedInformerFactory(client versioned.Interface) SharedInformerFactory {
	return &sharedInformerFactory{
{{- range .Groups}}
		{{.Alias}}: {{.Alias}}.New(client),
{{- end}}
	}
}
{{range .Groups}}
// {{.GoName}} gives the informers of group {{.Name}}.
func (f *sharedInformerFactory) {{.GoName}}() {{.Alias}}.Interface {
	return f.{{.Alias}}
}
{{end}}`

const groupInformers = `
package {{.Group.Version}}

import versioned "{{.Clientset}}"

// Interface gives the informer of each kind.
type Interface interface {
{{- range .Group.Kinds}}
	{{.Plural}}() {{.Name}}Informer
{{- end}}
}

type informers struct {
{{- range .Group.Kinds}}
	{{.LowerPlural}} *{{.Lower}}Informer
{{- end}}
}

// New makes informers that ask the clients of a clientset.
func New(client versioned.Interface) Interface {
	return &informers{
{{- range .Group.Kinds}}
		{{.LowerPlural}}: &{{.Lower}}Informer{client: client},
{{- end}}
	}
}
{{range .Group.Kinds}}
// {{.Plural}} gives the informer of kind {{.Name}}.
func (i *informers) {{.Plural}}() {{.Name}}Informer {
	return i.{{.LowerPlural}}
}
{{end}}`

const informer = `
package {{.Group.Version}}
{{$name := .Kind.Name}}
import (
	"context"
	"sync"

	{{.Group.Alias}} "{{.Group.Package}}"
	versioned "{{.Clientset}}"
	{{.Group.Version}} "{{.Listers}}"
)

// {{$name}}Informer holds the objects of kind {{$name}} that the server had when it was asked last.
type {{$name}}Informer interface {
	Refresh(ctx context.Context) error
	Lister() {{.Group.Version}}.{{$name}}Lister
}

type {{.Kind.Lower}}Informer struct {
	client  versioned.Interface
	access  sync.RWMutex
	objects []*{{.Group.Alias}}.{{$name}}
}

// Refresh asks the server.
func (i *{{.Kind.Lower}}Informer) Refresh(ctx context.Context) error {
	list, err := i.client.{{.Group.GoName}}().{{.Kind.Plural}}({{if .Kind.Namespaced}}""{{end}}).List(ctx)
	if err != nil {
		return err
	}
	objects := make([]*{{.Group.Alias}}.{{$name}}, len(list.Items))
	for n := range list.Items {
		objects[n] = &list.Items[n]
	}
	i.access.Lock()
	defer i.access.Unlock()
	i.objects = objects
	return nil
}

// Lister finds objects among those that the server had.
func (i *{{.Kind.Lower}}Informer) Lister() {{.Group.Version}}.{{$name}}Lister {
	return {{.Group.Version}}.New{{$name}}Lister(func() []*{{.Group.Alias}}.{{$name}} {
		i.access.RLock()
		defer i.access.RUnlock()
		return i.objects
	})
}
`
