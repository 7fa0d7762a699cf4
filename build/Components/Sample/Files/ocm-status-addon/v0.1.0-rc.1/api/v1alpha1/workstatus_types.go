package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// WorkStatus holds the status of one workload object in one cluster.
//
// +kubebuilder:object:root=true
// +kubebuilder:resource:shortName={ws}
type WorkStatus struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`

	Spec WorkStatusSpec `json:"spec,omitempty"`

	// Status holds the fields of the object's status as text.
	// +optional
	Status map[string]string `json:"status,omitempty"`
}

// WorkStatusSpec says which object the status is of.
type WorkStatusSpec struct {
	// SourceRef names the object.
	// +optional
	SourceRef SourceRef `json:"sourceRef,omitempty"`
}

// SourceRef names a workload object.
type SourceRef struct {
	Group     string `json:"group,omitempty"`
	Version   string `json:"version,omitempty"`
	Resource  string `json:"resource,omitempty"`
	Namespace string `json:"namespace,omitempty"`
	Name      string `json:"name"`
}

// WorkStatusList is a list of statuses.
//
// +kubebuilder:object:root=true
type WorkStatusList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`

	Items []WorkStatus `json:"items"`
}
