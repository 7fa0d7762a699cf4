// Package control names the API group that says what goes where.
package control

// GroupName is the name of the group.
const GroupName = "control.kubestellar.example"
