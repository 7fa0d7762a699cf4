package main

const clientset = `
package {{.Name}}

import (
	"net/http"
{{range .Groups}}
	{{.Alias}} "{{$.Package}}/typed/{{.Short}}/{{.Version}}"
{{- end}}
)

// Interface gives the clients of all groups.
type Interface interface {
{{- range .Groups}}
	{{.GoName}}() {{.Alias}}.{{.GoName}}Interface
{{- end}}
}

// Clientset holds the clients of all groups.
type Clientset struct {
{{- range .Groups}}
	{{.Alias}} *{{.Alias}}.{{.GoName}}Client
{{- end}}
}

// New makes clients of the server at an address.
func New(server string, client *http.Client) *Clientset {
	return &Clientset{
{{- range .Groups}}
		{{.Alias}}: {{.Alias}}.New(server, client),
{{- end}}
	}
}
{{range .Groups}}
// {{.GoName}} gives the client of group {{.Name}}.
func (c *Clientset) {{.GoName}}() {{.Alias}}.{{.GoName}}Interface {
	return c.{{.Alias}}
}
{{end}}`

const document = `
// Package {{.Version}} holds the clients of group {{.Name}}.
package {{.Version}}
`

const expansion = `
package {{.Version}}
{{range .Kinds}}
// {{.Name}}Expansion is where methods written by hand are added.
type {{.Name}}Expansion interface{}
{{end}}`

const groupClient = `
package {{.Version}}

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// {{.GoName}}Interface gives the client of each kind.
type {{.GoName}}Interface interface {
{{- range .Kinds}}
	{{.Plural}}Getter
{{- end}}
}

// {{.GoName}}Client talks to a server about group {{.Name}}.
type {{.GoName}}Client struct {
	server string
	client *http.Client
}

// New makes a client of the server at an address.
func New(server string, client *http.Client) *{{.GoName}}Client {
	return &{{.GoName}}Client{server, client}
}
{{$group := .}}{{range .Kinds}}
// {{.Plural}} gives the client of kind {{.Name}}.
func (c *{{$group.GoName}}Client) {{.Plural}}({{if .Namespaced}}namespace string{{end}}) {{.Name}}Interface {
	return new{{.Plural}}(c{{if .Namespaced}}, namespace{{end}})
}
{{end}}
func (c *{{.GoName}}Client) call(ctx context.Context, method, path string, body, result interface{}) error {
	content, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, method, c.server+"/apis/{{.Name}}/{{.Version}}/"+path, bytes.NewReader(content))
	if err != nil {
		return err
	}
	response, err := c.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s %s: %s", method, path, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(result)
}
`

const client = `
package {{.Group.Version}}
{{$name := .Kind.Name}}
import (
	"context"
	"net/http"

	{{.Group.Version}} "{{.Group.Package}}"
)

// {{.Kind.Plural}}Getter gives the client of kind {{$name}}.
type {{.Kind.Plural}}Getter interface {
	{{.Kind.Plural}}({{if .Kind.Namespaced}}namespace string{{end}}) {{$name}}Interface
}

// {{$name}}Interface does what one can do with objects of kind {{$name}}.
type {{$name}}Interface interface {
	Create(ctx context.Context, object *{{.Group.Version}}.{{$name}}) (*{{.Group.Version}}.{{$name}}, error)
	Update(ctx context.Context, object *{{.Group.Version}}.{{$name}}) (*{{.Group.Version}}.{{$name}}, error)
{{- if not .Kind.HasNoStatus}}
	UpdateStatus(ctx context.Context, object *{{.Group.Version}}.{{$name}}) (*{{.Group.Version}}.{{$name}}, error)
{{- end}}
	Delete(ctx context.Context, name string) error
	Get(ctx context.Context, name string) (*{{.Group.Version}}.{{$name}}, error)
	List(ctx context.Context) (*{{.Group.Version}}.{{$name}}List, error)
	{{$name}}Expansion
}

type {{.Kind.LowerPlural}} struct {
	client *{{.Group.GoName}}Client
	path   string
}

func new{{.Kind.Plural}}(client *{{.Group.GoName}}Client{{if .Kind.Namespaced}}, namespace string{{end}}) *{{.Kind.LowerPlural}} {
{{- if .Kind.Namespaced}}
	if namespace != "" {
		return &{{.Kind.LowerPlural}}{client, "namespaces/" + namespace + "/{{.Kind.Resource}}"}
	}
{{- end}}
	return &{{.Kind.LowerPlural}}{client, "{{.Kind.Resource}}"}
}

// Create makes the object.
func (c *{{.Kind.LowerPlural}}) Create(ctx context.Context, object *{{.Group.Version}}.{{$name}}) (*{{.Group.Version}}.{{$name}}, error) {
	result := &{{.Group.Version}}.{{$name}}{}
	return result, c.client.call(ctx, http.MethodPost, c.path, object, result)
}

// Update replaces the object.
func (c *{{.Kind.LowerPlural}}) Update(ctx context.Context, object *{{.Group.Version}}.{{$name}}) (*{{.Group.Version}}.{{$name}}, error) {
	result := &{{.Group.Version}}.{{$name}}{}
	return result, c.client.call(ctx, http.MethodPut, c.path+"/"+object.Name, object, result)
}
{{if not .Kind.HasNoStatus}}
// UpdateStatus replaces the status of the object.
func (c *{{.Kind.LowerPlural}}) UpdateStatus(ctx context.Context, object *{{.Group.Version}}.{{$name}}) (*{{.Group.Version}}.{{$name}}, error) {
	result := &{{.Group.Version}}.{{$name}}{}
	return result, c.client.call(ctx, http.MethodPut, c.path+"/"+object.Name+"/status", object, result)
}
{{end}}
// Delete removes the object of that name.
func (c *{{.Kind.LowerPlural}}) Delete(ctx context.Context, name string) error {
	return c.client.call(ctx, http.MethodDelete, c.path+"/"+name, nil, &struct{}{})
}

// Get returns the object of that name.
func (c *{{.Kind.LowerPlural}}) Get(ctx context.Context, name string) (*{{.Group.Version}}.{{$name}}, error) {
	result := &{{.Group.Version}}.{{$name}}{}
	return result, c.client.call(ctx, http.MethodGet, c.path+"/"+name, nil, result)
}

// List returns all objects.
func (c *{{.Kind.LowerPlural}}) List(ctx context.Context) (*{{.Group.Version}}.{{$name}}List, error) {
	result := &{{.Group.Version}}.{{$name}}List{}
	return result, c.client.call(ctx, http.MethodGet, c.path, nil, result)
}
`
