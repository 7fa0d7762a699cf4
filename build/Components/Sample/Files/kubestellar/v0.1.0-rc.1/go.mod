module github.com/kubestellar-sample/kubestellar

go 1.19

require k8s.io/apimachinery v0.0.0

replace k8s.io/apimachinery => ./third_party/apimachinery
