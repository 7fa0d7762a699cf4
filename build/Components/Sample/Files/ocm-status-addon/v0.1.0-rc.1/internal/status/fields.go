// Package status says which parts of an object's status return to the hub.
package status

import (
	"os"
	"strings"
)

// ReadFields returns the field names in the file, one a line.
func ReadFields(path string) ([]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(text)), nil
}
