// Package v1 holds what the objects of every kind have: a small part of the package of this name, so that the sample needs no network.
package v1

import "k8s.io/apimachinery/pkg/runtime/schema"

// TypeMeta tells the kind of an object.
type TypeMeta struct {
	// Kind names the kind of the object.
	// +optional
	Kind string `json:"kind,omitempty"`

	// APIVersion names the group and version of the kind.
	// +optional
	APIVersion string `json:"apiVersion,omitempty"`
}

// GetObjectKind gives access to the kind.
func (m *TypeMeta) GetObjectKind() schema.ObjectKind { return m }

// GroupVersionKind returns the kind.
func (m *TypeMeta) GroupVersionKind() schema.GroupVersionKind {
	return schema.FromAPIVersionAndKind(m.APIVersion, m.Kind)
}

// SetGroupVersionKind replaces the kind.
func (m *TypeMeta) SetGroupVersionKind(kind schema.GroupVersionKind) {
	m.APIVersion, m.Kind = kind.GroupVersion().String(), kind.Kind
}

// ObjectMeta tells one object from others.
type ObjectMeta struct {
	Name            string            `json:"name,omitempty"`
	Namespace       string            `json:"namespace,omitempty"`
	ResourceVersion string            `json:"resourceVersion,omitempty"`
	Generation      int64             `json:"generation,omitempty"`
	Labels          map[string]string `json:"labels,omitempty"`
	Annotations     map[string]string `json:"annotations,omitempty"`
}

// DeepCopyInto writes a copy into out that shares nothing with in.
func (in *ObjectMeta) DeepCopyInto(out *ObjectMeta) {
	*out = *in
	out.Labels, out.Annotations = copyOf(in.Labels), copyOf(in.Annotations)
}

// ListMeta describes a list of objects.
type ListMeta struct {
	ResourceVersion    string `json:"resourceVersion,omitempty"`
	RemainingItemCount *int64 `json:"remainingItemCount,omitempty"`
}

// DeepCopyInto writes a copy into out that shares nothing with in.
func (in *ListMeta) DeepCopyInto(out *ListMeta) {
	*out = *in
	if in.RemainingItemCount != nil {
		count := *in.RemainingItemCount
		out.RemainingItemCount = &count
	}
}

func copyOf(in map[string]string) map[string]string {
	if in == nil {
		return nil
	}
	out := make(map[string]string, len(in))
	for key, value := range in {
		out[key] = value
	}
	return out
}
