package v1alpha1

import "testing"

func TestACopySharesNothing(t *testing.T) {
	policy := &BindingPolicy{Spec: BindingPolicySpec{
		ClusterLabels: map[string]string{"location": "edge"},
		Downsync:      []DownsyncRule{{Resources: []string{"deployments"}}},
	}}
	policy.Name = "all"
	copied := policy.DeepCopy()
	copied.Spec.ClusterLabels["location"] = "center"
	copied.Spec.Downsync[0].Resources[0] = "services"
	if policy.Spec.ClusterLabels["location"] != "edge" || policy.Spec.Downsync[0].Resources[0] != "deployments" || copied.Name != "all" {
		t.Errorf("the copy shares with the original: %v", policy.Spec)
	}
}
