// Command ocm-transport-controller stands in for the controller that carries bound workloads to clusters.
package main

import (
	"flag"
	"fmt"

	"github.com/kubestellar-sample/kubestellar/internal/binding"
)

// Version and BuildDate are set by the linker when a release is built.
var (
	Version   = "unreleased"
	BuildDate = "unknown"
)

func main() {
	space := flag.String("wds-name", "wds1", "the workload description space that workloads come from")
	target := flag.String("its-name", "", "the inventory and transport space that they go to")
	flag.Parse()
	fmt.Printf("ocm-transport-controller %s, built %s\n", Version, BuildDate)
	for _, policy := range binding.PoliciesOf(*space) {
		fmt.Printf("%s -> %q\n", policy, *target)
	}
}
