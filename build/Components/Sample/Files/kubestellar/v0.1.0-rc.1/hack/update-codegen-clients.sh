#!/usr/bin/env bash

# Makes pkg/generated from the API types anew.

set -o errexit
set -o nounset
set -o pipefail

SCRIPT_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

source "${CODE_GEN_DIR}/kube_codegen.sh"

PKG_ROOT="github.com/kubestellar-sample/kubestellar"

rm -rf "${SCRIPT_ROOT}/pkg/generated"

kube::codegen::gen_client \
    --with-watch \
    --output-dir "${SCRIPT_ROOT}/pkg/generated" \
    --output-pkg "${PKG_ROOT}/pkg/generated" \
    --boilerplate "${SCRIPT_ROOT}/hack/boilerplate/boilerplate.generatego.txt" \
    ${SCRIPT_ROOT}/api
