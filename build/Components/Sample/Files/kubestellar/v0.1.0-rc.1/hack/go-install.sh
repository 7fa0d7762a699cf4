#!/usr/bin/env bash

# go-install.sh <package> <program> <version> installs into $GOBIN as <program>-<version>.

set -o errexit
set -o nounset
set -o pipefail

package=$1 program=$2 version=$3
mkdir -p "$GOBIN"
go install "$package@$version"
mv "$GOBIN/$program" "$GOBIN/$program-$version"
ln -sf "$program-$version" "$GOBIN/$program"
