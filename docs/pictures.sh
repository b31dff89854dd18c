#!/usr/bin/env bash
# Takes the pictures of README.md. Arguments: the folder for them (docs/images), the program
# (target/headlight/bin/headlight, or that of an installed package).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly folder=${1:-docs/images}
readonly program=${2:-target/headlight/bin/headlight}
readonly text="The cat, which had been hiding under the couch, jumped onto the windowsill."

# take NAME OPTION...: in memory, so that no desktop has a part in it.
take() {
    local name=$1
    shift
    "$program" -Dglass.platform=Headless -Dprism.order=sw --text "$text" --size 1440x900 \
        --screenshot "$folder/$name.png" "$@"
}

mkdir -p "$folder"
take main-window-dark --theme dark
take main-window-light --theme light
take heads-dark --theme dark --view heads
