#!/usr/bin/env bash

# Installs the status add-on into the cluster of the current context, as a demonstration of workloads and their status needs it.

set -o errexit
set -o nounset
set -o pipefail

OCM_STATUS_ADDON_VERSION=0.1.0

helm upgrade --install status-addon oci://ghcr.io/kubestellar-sample/ocm-status-addon-chart --version "v${OCM_STATUS_ADDON_VERSION}" "$@"
