// Command ocm-status-addon stands in for the add-on's controller and agent.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/kubestellar-sample/ocm-status-addon/internal/status"
)

// Version and BuildDate are set by the linker when a release is built.
var (
	Version   = "unreleased"
	BuildDate = "unknown"
)

func main() {
	fmt.Printf("ocm-status-addon %s, built %s\n", Version, BuildDate)
	if len(os.Args) > 1 && os.Args[1] == "version" {
		return
	}
	fields, err := status.ReadFields(filepath.Join(os.Getenv("KO_DATA_PATH"), "fields.txt"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, field := range fields {
		fmt.Println("returns", field)
	}
}
