// Package v1alpha1 holds the first version of the API that says what goes where.
//
// +kubebuilder:object:generate=true
// +groupName=control.kubestellar.example
package v1alpha1
