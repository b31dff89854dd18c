#!/usr/bin/env bash
# measure-window.sh [PROGRAM]: how soon the window of an installed Headlight answers the keyboard and the mouse, with its
# start cache and without: what is handed down of methods must not keep them from being compiled well later. Prints the
# table of "mvn -Pbench -Dbench.parts=window" twice; "mvn test-compile" must have been run for it.
set -euo pipefail
readonly project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Java loads libraries from absolute paths only.
readonly program=$(cd "${1:-/opt/headlight}" && pwd)

measure() {
    "$program/runtime/bin/java" "@$program/lib/jvm.options" "$@" "@$program/lib/package.options" \
        "-Donnxruntime.native.path=$program/lib/native" "-DRUST_LIBRARY_PATH=$program/lib/native/libtokenizers.so" \
        -Dglass.platform=Headless -Dprism.order=sw -classpath "$program/lib/headlight.jar:$project/target/test-classes" \
        dev.headlight.bench.Bench "$program/models" window
}

export ORT_DISABLE_TELEMETRY=1
echo "With the start cache:"
measure "-XX:AOTCache=$program/lib/headlight.aot"
echo "Without:"
measure
