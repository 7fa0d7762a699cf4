#!/usr/bin/env bash
# Runs the build program; builds it first when a source changed, and brings the .NET SDK when the machine has none that global.json accepts.
set -euo pipefail

script=${BASH_SOURCE[0]}
case $script in */*) folder=${script%/*} ;; *) folder=. ;; esac
root=$(cd -- "$folder" && pwd -P)
variant=host
[[ ${NukePackages:-} == true ]] && variant=packages
temp=$root/.nuke/temp
program=$temp/program-$variant
stamp=$program/.built

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NUKE_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# The program acts on this folder, wherever it is called from and whatever build called it.
export NUKE_ROOT=$root

# Sources are all files below build/ but what compilers leave there; their list tells of removed ones, their times of changed ones.
sources() { find "$root/build" "$root/global.json" \( -name bin -o -name obj \) -prune -o -type f "$@"; }
list_of_sources() { sources -print | LC_ALL=C sort | cksum; }

is_current() {
    [[ -f $stamp && $(<"$stamp") == "$(list_of_sources)" && -z $(sources -newer "$stamp" -print) ]]
}

say() { printf '%s\n' "$*" >&2; }

accepts_sdk() { (cd -- "$root" && "$1" --version) >/dev/null 2>&1; }

find_sdk() {
    local candidate
    for candidate in "$(type -P dotnet || true)" "${DOTNET_ROOT:-/nonexistent}/dotnet" "$temp/dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet "${HOME:-/nonexistent}/.dotnet/dotnet"; do
        if [[ -x $candidate ]] && accepts_sdk "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    bring_sdk >&2
    accepts_sdk "$temp/dotnet/dotnet" || { say "cannot find the .NET SDK that global.json asks for; install it from https://dot.net"; exit 255; }
    printf '%s\n' "$temp/dotnet/dotnet"
}

bring_sdk() {
    say "Bringing the .NET SDK into $temp/dotnet ..."
    mkdir -p "$temp"
    local installer=$temp/dotnet-install.sh address=https://dot.net/v1/dotnet-install.sh
    if type -P curl >/dev/null; then curl -fsSL "$address" -o "$installer"; else wget -qO "$installer" "$address"; fi \
        || { say "cannot download $address; install the .NET SDK that global.json asks for from https://dot.net"; exit 255; }
    bash "$installer" --jsonfile "$root/global.json" --install-dir "$temp/dotnet" --no-path
}

# Without the analyzers, which are for whoever changes the sources: the tests' build runs them.
publish() {
    "$1" publish "$root/build/_build/_build.csproj" --configuration Release --use-current-runtime --self-contained false \
        -p:RunAnalyzers=false -p:PublishReadyToRun="$2" --output "$program.new" --verbosity quiet >"$temp/build.log" 2>&1
}

build() {
    local sdk
    sdk=$(find_sdk)
    say "Building the build program ..."
    rm -rf "$program.new"
    # Noted before the build, so that what changes during it is built the next time.
    list_of_sources >"$temp/sources.new"
    # Native code starts faster; where its compiler cannot be restored, the program is merely slower.
    if ! publish "$sdk" true && ! { grep -qi crossgen "$temp/build.log" && publish "$sdk" false; }; then
        say "$(<"$temp/build.log")"
        exit 255
    fi
    dirname "$(readlink -f "$sdk")" >"$program.new/.dotnet"
    mv "$temp/sources.new" "$program.new/.built"
    rm -rf "$program"
    mv "$program.new" "$program"
}

if ! is_current; then
    mkdir -p "$temp"
    if type -P flock >/dev/null; then
        exec 9>"$temp/build.lock"
        flock 9
        is_current || build
        exec 9>&-
    else
        build
    fi
fi

DOTNET_ROOT=$(<"$program/.dotnet") exec "$program/_build" "$@"
