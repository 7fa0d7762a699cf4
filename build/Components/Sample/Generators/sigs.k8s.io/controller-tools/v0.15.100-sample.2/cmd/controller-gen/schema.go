package main

import (
	"encoding/json"
	"go/ast"
	"reflect"
	"sort"
	"strings"
)

// Types of Kubernetes whose form in JSON their declarations do not tell.
var special = map[string]object{
	"k8s.io/apimachinery/pkg/apis/meta/v1.ObjectMeta": {"type": "object"},
	"k8s.io/apimachinery/pkg/apis/meta/v1.Time":       {"type": "string", "format": "date-time"},
	"k8s.io/apimachinery/pkg/runtime.RawExtension":    {"type": "object", "x-kubernetes-preserve-unknown-fields": true},
}

var basic = map[string]object{
	"bool": {"type": "boolean"}, "string": {"type": "string"}, "int": {"type": "integer"}, "uint": {"type": "integer"},
	"int32": {"type": "integer", "format": "int32"}, "uint32": {"type": "integer", "format": "int32"},
	"int64": {"type": "integer", "format": "int64"}, "uint64": {"type": "integer", "format": "int64"},
}

// schemer describes types in the schema language of definitions.
type schemer struct {
	loader *loader
	open   map[*declared]bool
}

func (s *schemer) schemaOf(r reference) (object, error) {
	named, err := s.loader.named(r)
	if err != nil {
		return nil, err
	}
	if named != nil {
		return s.schemaOfNamed(r, named)
	}
	switch shape := r.expression.(type) {
	case *ast.Ident:
		if known, exists := basic[shape.Name]; exists {
			return clone(known), nil
		}
		return nil, r.errorf("%s has no place in an API", shape.Name)
	case *ast.StarExpr:
		return s.schemaOf(r.to(shape.X))
	case *ast.ArrayType:
		if nameOf(shape.Elt) == "byte" {
			return object{"type": "string", "format": "byte"}, nil
		}
		items, err := s.schemaOf(r.to(shape.Elt))
		return object{"type": "array", "items": items}, err
	case *ast.MapType:
		values, err := s.schemaOf(r.to(shape.Value))
		return object{"type": "object", "additionalProperties": values}, err
	case *ast.StructType:
		return s.schemaOfStruct(r, shape)
	default:
		return nil, r.errorf("unsupported form of a type: %T", shape)
	}
}

func (s *schemer) schemaOfNamed(r reference, named *declared) (object, error) {
	if known, exists := special[named.pkg.path+"."+named.spec.Name.Name]; exists {
		return clone(known), nil
	}
	if s.open[named] {
		return nil, r.errorf("type %s holds itself", named.spec.Name.Name)
	}
	s.open[named] = true
	defer delete(s.open, named)
	schema, err := s.schemaOf(reference{named, named.spec.Type})
	if err != nil {
		return nil, err
	}
	if named.doc != "" {
		schema["description"] = named.doc
	}
	return schema, applyMarkers(schema, named.markers, r)
}

func (s *schemer) schemaOfStruct(r reference, structure *ast.StructType) (object, error) {
	properties, required := object{}, []string{}
	for _, field := range fieldsOf(r, structure) {
		tag, hasTag := reflect.StructTag(field.tag).Lookup("json")
		if !hasTag {
			return nil, field.errorf("field %q has no JSON tag", field.name)
		}
		if tag == "-" {
			continue
		}
		options := strings.Split(tag, ",")
		schema, err := s.schemaOf(field.reference)
		if err != nil {
			return nil, err
		}
		if options[0] == "" {
			merge(properties, schema["properties"])
			required = append(required, textsOf(schema["required"])...)
			continue
		}
		if field.doc != "" {
			schema["description"] = field.doc
		}
		if err := applyMarkers(schema, field.markers, field.reference); err != nil {
			return nil, err
		}
		properties[options[0]] = schema
		if isRequired(field, options[1:]) {
			required = append(required, options[0])
		}
	}
	sort.Strings(required)
	schema := object{"type": "object"}
	if len(properties) > 0 {
		schema["properties"] = properties
	}
	if len(required) > 0 {
		schema["required"] = listOf(required)
	}
	return schema, nil
}

func isRequired(f field, options []string) bool {
	_, optional := valueOf(f.markers, "optional")
	_, alsoOptional := valueOf(f.markers, "kubebuilder:validation:Optional")
	return !optional && !alsoOptional && !contains(options, "omitempty")
}

// applyMarkers adds what the markers before a type or a field say of its values.
func applyMarkers(schema object, markers []string, r reference) error {
	for _, marker := range markers {
		const prefix = "kubebuilder:validation:"
		name, value := cut(marker)
		switch {
		case name == "kubebuilder:default":
			schema["default"] = literal(value)
		case !strings.HasPrefix(name, prefix), name == prefix+"Optional", name == prefix+"Required":
		case name == prefix+"Enum":
			schema["enum"] = listOf(splitList(value))
		case contains([]string{"Minimum", "Maximum", "MinLength", "MaxLength", "MinItems", "MaxItems", "Pattern", "Format"}, name[len(prefix):]):
			key := name[len(prefix):]
			schema[strings.ToLower(key[:1])+key[1:]] = literal(value)
		default:
			return r.errorf("the stand-in does not know the marker +%s", marker)
		}
	}
	return nil
}

func literal(text string) any {
	var value any
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return unquote(text)
	}
	return value
}

func clone(from object) object {
	made := object{}
	merge(made, from)
	return made
}

func merge(into object, from any) {
	if from, isObject := from.(object); isObject {
		for key, value := range from {
			into[key] = value
		}
	}
}

func listOf(texts []string) list {
	made := list{}
	for _, text := range texts {
		made = append(made, text)
	}
	return made
}

func textsOf(value any) []string {
	var texts []string
	items, _ := value.(list)
	for _, item := range items {
		texts = append(texts, item.(string))
	}
	return texts
}
