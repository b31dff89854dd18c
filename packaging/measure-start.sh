#!/usr/bin/env bash
# measure-start.sh [PROGRAM [TIMES]]: how long an installed Headlight takes to its first painted window and to its first
# finished picture, from cold files and from warm ones, with its start cache and without, in turns; beside them the bare
# runtime: one session of the same model and one run. Prints the table of docs/performance.md.
# Needs Linux, Xvfb and, for cold files, root; "mvn test-compile" must have been run for the bare runtime.
set -euo pipefail
readonly project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly program=${1:-/opt/headlight}
readonly times=${2:-5}
readonly work=$(mktemp -d)
started=()

main() {
    trap clean_up EXIT
    start_display
    # Settings and caches of their own; the first start makes what others then find.
    export XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache XDG_DATA_HOME=$work/data ORT_DISABLE_TELEMETRY=1
    start_once auto >/dev/null
    for files in warm cold; do
        for ((time = 0; time < times; time++)); do
            for mode in auto off; do
                note "$files $mode" start_once "$mode"
            done
            note "$files bare" bare
        done
    done
    print_table
}

start_display() {
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
    started+=($!)
    until [[ -s $work/display ]]; do sleep 0.1; done
    DISPLAY=:$(<"$work/display")
    export DISPLAY
}

# note "FILES WHAT" COMMAND...: appends what the command prints to the notes of that kind.
note() {
    local kind=$1
    shift
    if [[ $kind == cold* ]]; then
        sync
        echo 3 >/proc/sys/vm/drop_caches
    fi
    "$@" >>"$work/${kind/ /-}"
}

# start_once auto|off: one start, with the start cache or without.
start_once() {
    rm -f "$work/times"
    JDK_JAVA_OPTIONS=-XX:AOTMode=$1 "$program/bin/headlight" "-Dheadlight.startup=$work/times" \
        "-Dheadlight.startup.began=$(date +%s%3N)" 2>>"$work/log"
    cat "$work/times"
}

bare() {
    "$program/runtime/bin/java" "@$program/lib/jvm.options" "-Donnxruntime.native.path=$program/lib/native" \
        -classpath "$program/lib/headlight.jar:$project/target/test-classes" \
        dev.headlight.bench.BareRun "$program/models/bert-base-uncased/model.onnx"
}

print_table() {
    local files mode
    echo "| files | start cache | window ms | first picture ms | slowest | resident MB | bare session and run ms |"
    echo "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for files in cold warm; do
        for mode in auto off; do
            echo "| $files | $([[ $mode == auto ]] && echo yes || echo no) | $(median "$files-$mode" window)" \
                "| $(median "$files-$mode" picture) | $(slowest "$files-$mode" picture)" \
                "| $(($(median "$files-$mode" resident) * 1024 / 1000000)) | $(median "$files-bare" bare) |"
        done
    done
}

# median KIND PART
median() {
    values "$@" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

slowest() {
    values "$@" | tail -n 1
}

values() {
    sed -n "s/^$2=//p" "$work/$1" | sort -n
}

clean_up() {
    local process
    for process in "${started[@]}"; do
        kill "$process" 2>/dev/null || true
    done
    rm -rf "$work"
}

main
