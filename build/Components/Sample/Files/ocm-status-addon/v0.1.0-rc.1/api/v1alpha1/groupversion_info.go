// Package v1alpha1 holds the first version of the API that returns the status of workload.
//
// +kubebuilder:object:generate=true
// +groupName=control.kubestellar.example
package v1alpha1

import "k8s.io/apimachinery/pkg/runtime/schema"

// GroupVersion names this version of the group.
var GroupVersion = schema.GroupVersion{Group: "control.kubestellar.example", Version: "v1alpha1"}
