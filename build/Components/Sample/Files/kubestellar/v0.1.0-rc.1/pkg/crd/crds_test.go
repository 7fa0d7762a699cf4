package crd

import (
	"strings"
	"testing"

	"github.com/kubestellar-sample/kubestellar/api/control"
)

func TestEveryKindIsDefined(t *testing.T) {
	for _, plural := range []string{"bindingpolicies", "combinedstatuses"} {
		if !strings.Contains(Definitions, "name: "+plural+"."+control.GroupName+"\n") {
			t.Errorf("no definition of %s", plural)
		}
	}
}
