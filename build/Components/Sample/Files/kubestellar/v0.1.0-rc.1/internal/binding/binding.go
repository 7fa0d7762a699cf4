// Package binding says which policies bind a space's workloads to clusters.
package binding

import "fmt"

// PoliciesOf returns the policies of a workload description space.
func PoliciesOf(space string) []string {
	return []string{fmt.Sprintf("%s: bind everything labelled app to every cluster labelled edge", space)}
}
