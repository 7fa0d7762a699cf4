// Package crd holds the custom resource definitions, for programs that install them.
package crd

import _ "embed"

// Definitions are all of them, as YAML.
//
//go:embed files/crds.yaml
var Definitions string
