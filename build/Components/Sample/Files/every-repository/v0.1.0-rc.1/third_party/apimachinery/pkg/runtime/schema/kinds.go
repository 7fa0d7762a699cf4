// Package schema names kinds: a small part of the package of this name.
package schema

import "strings"

// ObjectKind gives access to the kind of an object.
type ObjectKind interface {
	SetGroupVersionKind(kind GroupVersionKind)
	GroupVersionKind() GroupVersionKind
}

// GroupVersion is a version of a group of kinds.
type GroupVersion struct {
	Group, Version string
}

// String returns group/version.
func (gv GroupVersion) String() string {
	if gv.Group == "" {
		return gv.Version
	}
	return gv.Group + "/" + gv.Version
}

// WithKind returns a kind of the group's version.
func (gv GroupVersion) WithKind(kind string) GroupVersionKind {
	return GroupVersionKind{gv.Group, gv.Version, kind}
}

// GroupVersionKind is a kind.
type GroupVersionKind struct {
	Group, Version, Kind string
}

// GroupVersion returns the kind's group and version.
func (gvk GroupVersionKind) GroupVersion() GroupVersion {
	return GroupVersion{gvk.Group, gvk.Version}
}

// FromAPIVersionAndKind reads group/version and joins it with the kind.
func FromAPIVersionAndKind(apiVersion, kind string) GroupVersionKind {
	group, version, hasGroup := strings.Cut(apiVersion, "/")
	if !hasGroup {
		group, version = "", apiVersion
	}
	return GroupVersionKind{group, version, kind}
}
