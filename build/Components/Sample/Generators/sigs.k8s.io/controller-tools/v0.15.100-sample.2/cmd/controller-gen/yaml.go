package main

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// object is a mapping, list a sequence; they are written as the YAML library of Kubernetes writes them.
type (
	object = map[string]any
	list   = []any
)

var (
	plainText = regexp.MustCompile(`^[A-Za-z0-9_./$(][^\x00-\x1f]*$`)
	otherType = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|y|n|null|~|[-+]?\.?[0-9].*)$`)
)

func writeYaml(out *strings.Builder, value any, indent string) {
	switch value := value.(type) {
	case object:
		keys := make([]string, 0, len(value))
		for key := range value {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		for _, key := range keys {
			writeValue(out, indent+key+":", value[key], indent)
		}
	case list:
		for _, item := range value {
			var text strings.Builder
			if fields, isObject := item.(object); isObject {
				writeYaml(&text, fields, indent+"  ")
				out.WriteString(indent + "- " + strings.TrimPrefix(text.String(), indent+"  "))
			} else {
				writeValue(out, indent+"-", item, indent)
			}
		}
	}
}

// writeValue writes what stands behind a key or a dash.
func writeValue(out *strings.Builder, before string, value any, indent string) {
	switch value := value.(type) {
	case object:
		if len(value) == 0 {
			out.WriteString(before + " {}\n")
			return
		}
		out.WriteString(before + "\n")
		writeYaml(out, value, indent+"  ")
	case list:
		out.WriteString(before + "\n")
		writeYaml(out, value, indent)
	case string:
		out.WriteString(scalar(before, value, indent) + "\n")
	default:
		fmt.Fprintf(out, "%s %v\n", before, value)
	}
}

func scalar(before, text, indent string) string {
	switch {
	case strings.Contains(text, "\n"):
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			if line != "" {
				lines[i] = indent + "  " + line
			}
		}
		return before + " |-\n" + strings.Join(lines, "\n")
	case text == "" || otherType.MatchString(text):
		return before + " " + strconv.Quote(text)
	case !plainText.MatchString(text) || strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, " "):
		return fold(before+" '"+strings.ReplaceAll(text, "'", "''")+"'", indent)
	default:
		return fold(before+" "+text, indent)
	}
}

// fold breaks a line behind the word that makes it longer than 80 characters.
func fold(line, indent string) string {
	var folded strings.Builder
	column := 0
	for _, word := range strings.SplitAfter(line, " ") {
		column += len(word)
		if strings.HasSuffix(word, " ") && column-1 > 80 {
			word, column = word[:len(word)-1]+"\n"+indent+"  ", len(indent)+2
		}
		folded.WriteString(word)
	}
	return folded.String()
}
