// Command controller-manager stands in for the controllers that run once per workload description space.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/kubestellar-sample/kubestellar/internal/binding"
)

// Version and BuildDate are set by the linker when a release is built.
var (
	Version   = "unreleased"
	BuildDate = "unknown"
)

func main() {
	showVersion := flag.Bool("version", false, "print the version and exit")
	space := flag.String("wds-name", "wds1", "the workload description space to serve")
	flag.Parse()
	if *showVersion {
		fmt.Printf("controller-manager %s, built %s\n", Version, BuildDate)
		return
	}
	greeting, err := os.ReadFile(filepath.Join(os.Getenv("KO_DATA_PATH"), "greeting.txt"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Print(string(greeting))
	for _, policy := range binding.PoliciesOf(*space) {
		fmt.Println(policy)
	}
}
