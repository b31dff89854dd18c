#!/usr/bin/env bash
# measure-start.sh [PROGRAM [TIMES]]: how long an installed Headlight takes to its first painted window, to its first
# finished picture, and to the picture of the numbers that the model yielded in this start, from cold files and from warm
# ones, with its start cache and without, with the numbers of the last picture ("kept") and with a text that was not shown
# last ("new"), in turns; beside them the bare runtime: one session of the same model and one run. Prints the table of
# docs/performance.md.
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
    export ORT_DISABLE_TELEMETRY=1
    # The first start makes what others then find.
    start_once auto kept >/dev/null
    start_once auto new --text "A sentence of as many words as the first one, but it was not shown last." >/dev/null
    for files in warm cold; do
        for ((time = 0; time < times; time++)); do
            for mode in auto off; do
                for text in kept new; do
                    note "$files $mode-$text" start_once "$mode" "$text"
                done
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

# start_once auto|off kept|new [ARGUMENT...]: one start, with the start cache or without; settings and caches are its own.
start_once() {
    local mode=$1 own=$work/$2
    shift 2
    rm -f "$work/times"
    if [[ $own == */new ]]; then
        rm -f "$own/config/headlight/last-picture.safetensors"
    fi
    XDG_CONFIG_HOME=$own/config XDG_CACHE_HOME=$own/cache XDG_DATA_HOME=$own/data JDK_JAVA_OPTIONS=-XX:AOTMode=$mode \
        "$program/bin/headlight" "-Dheadlight.startup=$work/times" "-Dheadlight.startup.began=$(date +%s%3N)" "$@" \
        2>>"$work/log"
    cat "$work/times"
}

bare() {
    "$program/runtime/bin/java" "@$program/lib/jvm.options" "-Donnxruntime.native.path=$program/lib/native" \
        -classpath "$program/lib/headlight.jar:$project/target/test-classes" \
        dev.headlight.bench.BareRun "$program/models/bert-base-uncased/model.onnx"
}

print_table() {
    local files mode text kind
    echo "| files | start cache | text | window ms | first picture ms | slowest | of this start's run ms | resident MB" \
        "| bare session and run ms |"
    echo "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for files in cold warm; do
        for mode in auto off; do
            for text in kept new; do
                kind=$files-$mode-$text
                echo "| $files | $([[ $mode == auto ]] && echo yes || echo no) | $text | $(median "$kind" window)" \
                    "| $(median "$kind" picture) | $(slowest "$kind" picture) | $(median "$kind" run)" \
                    "| $(($(median "$kind" resident) * 1024 / 1000000)) | $(median "$files-bare" bare) |"
            done
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
