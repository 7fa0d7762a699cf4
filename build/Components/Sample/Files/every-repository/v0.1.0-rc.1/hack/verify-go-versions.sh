#!/usr/bin/env bash

# Says whether the go on PATH is new enough for go.mod; IGNORE_GO_VERSION=1 goes without.

set -o errexit
set -o nounset
set -o pipefail

[ -z "${IGNORE_GO_VERSION:-}" ] || exit 0
wanted=$(awk '$1 == "go" { print $2; exit }' "$(dirname "${BASH_SOURCE[0]}")/../go.mod")
found=$(go version | awk '{ sub("go", "", $3); print $3 }')
if [ "${found%%.*}" != "${wanted%%.*}" ] || [ "$(echo "$found" | cut -d . -f 2)" -lt "$(echo "$wanted" | cut -d . -f 2)" ]; then
    echo "go.mod asks for Go $wanted, PATH has Go $found" >&2
    exit 1
fi
