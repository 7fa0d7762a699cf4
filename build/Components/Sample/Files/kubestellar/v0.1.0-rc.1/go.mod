module github.com/kubestellar-sample/kubestellar

go 1.19
