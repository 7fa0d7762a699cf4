module github.com/openshift-eng/openshift-goimports

go 1.19
