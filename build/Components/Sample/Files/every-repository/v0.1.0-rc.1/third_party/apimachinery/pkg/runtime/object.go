// Package runtime says what an object of any kind can do: a small part of the package of this name.
package runtime

import "k8s.io/apimachinery/pkg/runtime/schema"

// Object is an object of any kind.
type Object interface {
	GetObjectKind() schema.ObjectKind
	DeepCopyObject() Object
}
