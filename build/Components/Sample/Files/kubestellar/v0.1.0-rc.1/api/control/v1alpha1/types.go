package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// BindingPolicy binds workload objects to clusters.
//
// +genclient
// +genclient:nonNamespaced
// +kubebuilder:object:root=true
// +kubebuilder:subresource:status
// +kubebuilder:resource:scope=Cluster,shortName={bp},categories={all}
// +kubebuilder:printcolumn:name="CLUSTERS",type="integer",JSONPath=".status.clusters"
type BindingPolicy struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`

	Spec   BindingPolicySpec   `json:"spec,omitempty"`
	Status BindingPolicyStatus `json:"status,omitempty"`
}

// BindingPolicySpec says which objects go to which clusters.
type BindingPolicySpec struct {
	// ClusterLabels are what a cluster has
	// when it is to get the objects.
	// +optional
	ClusterLabels map[string]string `json:"clusterLabels,omitempty"`

	// Downsync selects the objects. An object that matches
	// any of the rules is selected.
	Downsync []DownsyncRule `json:"downsync"`

	// WantSingletonReportedStatus returns the status of
	// an object that goes to exactly one cluster.
	// +optional
	WantSingletonReportedStatus *bool `json:"wantSingletonReportedStatus,omitempty"`
}

// DownsyncRule selects objects of some resources.
type DownsyncRule struct {
	// APIGroup is the group of the resources.
	// +optional
	APIGroup *string `json:"apiGroup,omitempty"`

	// Resources are the resources, in lower case and plural.
	// +kubebuilder:validation:MinItems=1
	Resources []string `json:"resources"`

	// Modulation says when an object is written again.
	// +optional
	Modulation *Modulation `json:"modulation,omitempty"`
}

// Modulation says when an object is written again.
type Modulation struct {
	// CreateOnly writes each object once.
	CreateOnly bool `json:"createOnly"`

	// Conflicts says what happens to changes made in the cluster.
	// +optional
	Conflicts ConflictPolicy `json:"conflicts,omitempty"`
}

// ConflictPolicy says what happens to changes made in a cluster.
// +kubebuilder:validation:Enum=keep;overwrite
type ConflictPolicy string

// BindingPolicyStatus says what became of a policy.
type BindingPolicyStatus struct {
	// ObservedGeneration is the generation that the rest is about.
	ObservedGeneration int64 `json:"observedGeneration"`

	// Clusters is the number of clusters that get the objects.
	// +kubebuilder:validation:Minimum=0
	Clusters int32 `json:"clusters"`

	// ClustersByRule names the clusters that each rule chose.
	// +optional
	ClustersByRule map[string][]string `json:"clustersByRule,omitempty"`

	// Errors are mistakes in the policy: its author can mend them.
	// +optional
	Errors []string `json:"errors,omitempty"`
}

// BindingPolicyList is a list of policies.
//
// +kubebuilder:object:root=true
type BindingPolicyList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`

	Items []BindingPolicy `json:"items"`
}

// CombinedStatus holds what the clusters report of one object.
//
// +genclient
// +kubebuilder:object:root=true
// +kubebuilder:subresource:status
// +kubebuilder:resource:shortName={cs}
type CombinedStatus struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`

	// Results are what was asked for, by name.
	// +optional
	Results map[string]NamedResult `json:"results,omitempty"`

	// Status says how far the results are complete.
	// +optional
	Status CombinedStatusStatus `json:"status,omitempty"`
}

// NamedResult is the answer to one question about an object.
type NamedResult struct {
	// Columns name the values of each row.
	Columns []string `json:"columns"`

	// Rows hold a value for each column.
	// +optional
	Rows []Row `json:"rows,omitempty"`
}

// Row holds the values of one answer.
type Row []string

// CombinedStatusStatus says how far results are complete.
type CombinedStatusStatus struct {
	// Missing are the clusters that did not report yet.
	// +optional
	Missing []string `json:"missing,omitempty"`
}

// CombinedStatusList is a list of combined statuses.
//
// +kubebuilder:object:root=true
type CombinedStatusList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`

	Items []CombinedStatus `json:"items"`
}
