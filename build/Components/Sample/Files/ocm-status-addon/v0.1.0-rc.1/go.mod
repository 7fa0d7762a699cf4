module github.com/kubestellar-sample/ocm-status-addon

go 1.19
