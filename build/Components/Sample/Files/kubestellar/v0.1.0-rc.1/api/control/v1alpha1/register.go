package v1alpha1

import (
	"k8s.io/apimachinery/pkg/runtime/schema"

	"github.com/kubestellar-sample/kubestellar/api/control"
)

// GroupVersion names this version of the group.
var GroupVersion = schema.GroupVersion{Group: control.GroupName, Version: "v1alpha1"}

// Kind returns a kind of this version.
func Kind(kind string) schema.GroupVersionKind { return GroupVersion.WithKind(kind) }
