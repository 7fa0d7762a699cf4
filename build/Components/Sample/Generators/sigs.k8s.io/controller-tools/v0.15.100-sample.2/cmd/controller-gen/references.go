package main

import (
	"go/ast"
	"go/types"
)

// reference is a type as it is written in a declaration.
type reference struct {
	in         *declared
	expression ast.Expr
}

func (r reference) to(expression ast.Expr) reference { return reference{r.in, expression} }

func (r reference) errorf(text string, arguments ...any) error {
	return r.in.errorAt(r.expression, text, arguments...)
}

// named returns the declaration that the reference names, or nil where it names none: a type of the language, or one without a name.
func (l *loader) named(r reference) (*declared, error) {
	switch expression := r.expression.(type) {
	case *ast.Ident:
		if found, exists := r.in.pkg.types[expression.Name]; exists {
			return found, nil
		}
		if types.Universe.Lookup(expression.Name) == nil {
			return nil, r.errorf("unknown type %s", expression.Name)
		}
		return nil, nil
	case *ast.SelectorExpr:
		alias := nameOf(expression.X)
		pkg, err := l.load(r.in.imports[alias])
		if err != nil {
			return nil, r.errorf("%v", err)
		}
		if found, exists := pkg.types[expression.Sel.Name]; exists {
			return found, nil
		}
		return nil, r.errorf("unknown type %s.%s", alias, expression.Sel.Name)
	default:
		return nil, nil
	}
}

// underlying follows names to what stands behind the last of them.
func (l *loader) underlying(r reference) (reference, error) {
	for {
		found, err := l.named(r)
		if found == nil || err != nil {
			return r, err
		}
		r = reference{found, found.spec.Type}
	}
}

// field is a field of a struct, with the comment before it.
type field struct {
	reference
	name, tag, doc string
	isEmbedded     bool
	markers        []string
}

func fieldsOf(r reference, structure *ast.StructType) []field {
	var fields []field
	for _, raw := range structure.Fields.List {
		doc, markers := readComment(raw.Doc)
		made := field{reference: r.to(raw.Type), doc: doc, markers: markers}
		if raw.Tag != nil {
			made.tag = unquote(raw.Tag.Value)
		}
		for _, name := range raw.Names {
			made.name = name.Name
			fields = append(fields, made)
		}
		if len(raw.Names) == 0 {
			made.isEmbedded = true
			made.name = baseName(raw.Type)
			fields = append(fields, made)
		}
	}
	return fields
}

func baseName(expression ast.Expr) string {
	switch expression := expression.(type) {
	case *ast.StarExpr:
		return baseName(expression.X)
	case *ast.SelectorExpr:
		return expression.Sel.Name
	default:
		return nameOf(expression)
	}
}
