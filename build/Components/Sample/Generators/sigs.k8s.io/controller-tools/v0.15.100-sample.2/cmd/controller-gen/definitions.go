package main

import (
	"fmt"
	"go/ast"
	"sort"
	"strings"
)

const metaImport = "k8s.io/apimachinery/pkg/apis/meta/v1"

// makeDefinitions makes a file for each kind, with all versions of it.
func makeDefinitions(loader *loader, packages []*goPackage, generator string) ([]artifact, error) {
	definitions := map[string]object{}
	for _, pkg := range packages {
		group, hasGroup := valueOf(pkg.markers, "groupName")
		for _, declared := range pkg.sorted() {
			if !hasGroup || !isKind(declared) {
				continue
			}
			if err := addVersion(definitions, loader, declared, group, generator); err != nil {
				return nil, err
			}
		}
	}
	var made []artifact
	for name, definition := range definitions {
		if err := chooseStorage(name, definition["spec"].(object)["versions"].(list)); err != nil {
			return nil, err
		}
		var text strings.Builder
		text.WriteString("---\n")
		writeYaml(&text, definition, "")
		plural, group := name[:strings.IndexByte(name, '.')], name[strings.IndexByte(name, '.')+1:]
		made = append(made, artifact{name: group + "_" + plural + ".yaml", content: []byte(text.String())})
	}
	sort.Slice(made, func(i, j int) bool { return made[i].name < made[j].name })
	return made, nil
}

// isKind tells a type that embeds the metadata of its type and of its objects.
func isKind(d *declared) bool {
	structure, isStruct := d.spec.Type.(*ast.StructType)
	if !isStruct {
		return false
	}
	embedded := map[string]bool{}
	for _, field := range fieldsOf(reference{d, structure}, structure) {
		if selector, isSelector := field.expression.(*ast.SelectorExpr); isSelector && field.isEmbedded && d.imports[nameOf(selector.X)] == metaImport {
			embedded[field.name] = true
		}
	}
	return embedded["TypeMeta"] && embedded["ObjectMeta"]
}

func addVersion(definitions map[string]object, loader *loader, d *declared, group, generator string) error {
	schema, err := (&schemer{loader, map[*declared]bool{}}).schemaOf(reference{d, d.spec.Name})
	if err != nil {
		return err
	}
	names, resource, err := namesOf(d)
	if err != nil {
		return err
	}
	version := object{"name": versionOf(d.pkg), "served": true, "storage": false, "schema": object{"openAPIV3Schema": schema}}
	if _, storage := valueOf(d.markers, "kubebuilder:storageversion"); storage {
		version["storage"] = true
	}
	if _, status := valueOf(d.markers, "kubebuilder:subresource:status"); status {
		version["subresources"] = object{"status": object{}}
	}
	if columns, err := columnsOf(d); err != nil {
		return err
	} else if len(columns) > 0 {
		version["additionalPrinterColumns"] = columns
	}
	name := fmt.Sprintf("%s.%s", names["plural"], group)
	if existing, exists := definitions[name]; exists {
		spec := existing["spec"].(object)
		spec["versions"] = append(spec["versions"].(list), version)
		return nil
	}
	scope := "Namespaced"
	if resource["scope"] != "" {
		scope = resource["scope"]
	}
	definitions[name] = object{
		"apiVersion": "apiextensions.k8s.io/v1",
		"kind":       "CustomResourceDefinition",
		"metadata":   object{"annotations": object{"controller-gen.kubebuilder.io/version": generator}, "name": name},
		"spec":       object{"group": group, "names": names, "scope": scope, "versions": list{version}},
	}
	return nil
}

func versionOf(pkg *goPackage) string {
	if version, given := valueOf(pkg.markers, "versionName"); given {
		return version
	}
	return pkg.name
}

func namesOf(d *declared) (object, map[string]string, error) {
	kind := d.spec.Name.Name
	names := object{"kind": kind, "listKind": kind + "List", "singular": strings.ToLower(kind), "plural": plural(strings.ToLower(kind))}
	resource := map[string]string{}
	for _, marker := range d.markers {
		if rest := strings.TrimPrefix(marker, "kubebuilder:resource:"); rest != marker {
			arguments, err := parseArguments(rest)
			if err != nil {
				return nil, nil, d.errorAt(d.spec, "%v", err)
			}
			resource = arguments
		}
	}
	for argument, value := range resource {
		switch argument {
		case "scope":
		case "path":
			names["plural"] = value
		case "shortName":
			names["shortNames"] = listOf(splitList(value))
		case "categories", "singular":
			names[argument] = map[bool]any{true: listOf(splitList(value)), false: value}[argument == "categories"]
		default:
			return nil, nil, d.errorAt(d.spec, "the stand-in does not know the argument %s of +kubebuilder:resource", argument)
		}
	}
	return names, resource, nil
}

func columnsOf(d *declared) (list, error) {
	columns := list{}
	for _, marker := range d.markers {
		rest := strings.TrimPrefix(marker, "kubebuilder:printcolumn:")
		if rest == marker {
			continue
		}
		arguments, err := parseArguments(rest)
		if err != nil {
			return nil, d.errorAt(d.spec, "%v", err)
		}
		column := object{"name": arguments["name"], "type": arguments["type"], "jsonPath": arguments["JSONPath"]}
		if description := arguments["description"]; description != "" {
			column["description"] = description
		}
		columns = append(columns, column)
	}
	return columns, nil
}

func chooseStorage(name string, versions list) error {
	sort.Slice(versions, func(i, j int) bool {
		return versions[i].(object)["name"].(string) < versions[j].(object)["name"].(string)
	})
	if len(versions) == 1 {
		versions[0].(object)["storage"] = true
	}
	stored := 0
	for _, version := range versions {
		if version.(object)["storage"] == true {
			stored++
		}
	}
	if stored != 1 {
		return fmt.Errorf("definition %s has %d storage versions, expected one", name, stored)
	}
	return nil
}

func plural(name string) string {
	switch {
	case strings.HasSuffix(name, "s"), strings.HasSuffix(name, "x"), strings.HasSuffix(name, "ch"), strings.HasSuffix(name, "sh"):
		return name + "es"
	case strings.HasSuffix(name, "y") && len(name) > 1 && !strings.ContainsRune("aeiou", rune(name[len(name)-2])):
		return name[:len(name)-1] + "ies"
	default:
		return name + "s"
	}
}
