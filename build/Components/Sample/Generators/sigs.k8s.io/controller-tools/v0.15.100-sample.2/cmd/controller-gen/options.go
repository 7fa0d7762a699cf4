package main

import (
	"fmt"
	"path/filepath"
	"strings"
)

// known holds the generators with the names of their arguments.
var known = map[string][]string{
	"crd":     {"crdVersions"},
	"object":  {"headerFile", "year"},
	"rbac":    {"roleName"},
	"webhook": {},
}

type generator struct {
	name      string
	arguments map[string]string
}

type options struct {
	generators []generator
	paths      []string
	usual      *rule
	rules      map[string]rule
}

func parseOptions(arguments []string) (*options, error) {
	parsed := &options{rules: map[string]rule{}}
	for _, argument := range arguments {
		var err error
		switch name, rest := cut(argument); {
		case name == "paths":
			parsed.paths = append(parsed.paths, splitList(rest)...)
		case strings.HasPrefix(argument, "output:"):
			err = parsed.addRule(strings.TrimPrefix(argument, "output:"))
		default:
			err = parsed.addGenerator(argument)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(parsed.generators) == 0 {
		return nil, fmt.Errorf("no generators specified")
	}
	return parsed, parsed.checkRules()
}

func (o *options) addGenerator(option string) error {
	name, rest := option, ""
	if colon := strings.IndexByte(option, ':'); colon >= 0 {
		name, rest = option[:colon], option[colon+1:]
	}
	allowed, isKnown := known[name]
	if !isKnown {
		return fmt.Errorf("unknown option %q", option)
	}
	for _, other := range o.generators {
		if other.name == name {
			return fmt.Errorf("multiple instances of '%s' generator specified", name)
		}
	}
	arguments, err := parseArguments(rest)
	if err != nil {
		return fmt.Errorf("unable to parse option %q: %w", option, err)
	}
	for argument := range arguments {
		if !contains(allowed, argument) {
			return fmt.Errorf("unable to parse option %q: unknown argument %q", option, argument)
		}
	}
	o.generators = append(o.generators, generator{name, arguments})
	return nil
}

// addRule reads [<generator>:]none, stdout, dir=<folder> or artifacts:config=<folder>.
func (o *options) addRule(text string) error {
	owner := ""
	if colon := strings.IndexByte(text, ':'); colon >= 0 {
		if _, isKnown := known[text[:colon]]; isKnown {
			owner, text = text[:colon], text[colon+1:]
		}
	}
	var made rule
	switch name, rest := cut(text); name {
	case "none", "stdout":
		made = rule{form: name}
	case "dir":
		made = rule{"dir", unquote(rest)}
	case "artifacts:config":
		made = rule{"artifacts", unquote(rest)}
	default:
		return fmt.Errorf("unknown option %q", "output:"+text)
	}
	if owner == "" {
		o.usual = &made
	} else {
		o.rules[owner] = made
	}
	return nil
}

func (o *options) checkRules() error {
	for owner := range o.rules {
		used := false
		for _, generator := range o.generators {
			used = used || generator.name == owner
		}
		if !used {
			return fmt.Errorf("non-invoked generator %q", owner)
		}
	}
	return nil
}

func (o *options) ruleFor(generator string) rule {
	if own, exists := o.rules[generator]; exists {
		return own
	}
	if o.usual != nil {
		return *o.usual
	}
	return rule{"artifacts", filepath.Join("config", generator)}
}

// parseArguments reads name=value,… where a value may be quoted or a list in braces.
func parseArguments(text string) (map[string]string, error) {
	arguments := map[string]string{}
	if text == "" {
		return arguments, nil
	}
	for _, part := range splitOutside(text, ',') {
		name, value := cut(part)
		if name == part {
			return nil, fmt.Errorf("expected %q to be an argument with a value", part)
		}
		arguments[name] = unquote(value)
	}
	return arguments, nil
}

// splitList reads a;b or {a,b}, each of them perhaps quoted.
func splitList(text string) []string {
	separator := byte(';')
	if strings.HasPrefix(text, "{") && strings.HasSuffix(text, "}") {
		text, separator = text[1:len(text)-1], ','
	}
	parts := splitOutside(text, separator)
	for i, part := range parts {
		parts[i] = unquote(strings.TrimSpace(part))
	}
	return parts
}

func splitOutside(text string, separator byte) []string {
	var parts []string
	start, depth, quote := 0, 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '`' || c == '\'':
			quote = c
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == separator && depth == 0:
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	return append(parts, text[start:])
}

func cut(text string) (string, string) {
	if equals := strings.IndexByte(text, '='); equals >= 0 {
		return text[:equals], text[equals+1:]
	}
	return text, ""
}

func unquote(text string) string {
	if len(text) > 1 && strings.IndexByte("\"`'", text[0]) >= 0 && text[len(text)-1] == text[0] {
		return text[1 : len(text)-1]
	}
	return text
}

func contains(list []string, wanted string) bool {
	for _, item := range list {
		if item == wanted {
			return true
		}
	}
	return false
}
