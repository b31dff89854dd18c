# Sourced by .ci/run: windows on a display in memory, and pictures of them.

# The development build, as somebody starts it for the first time: with folders of its own.
check_window() {
    local home
    home=$(mktemp -d)
    start_app target/window.log env XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" \
        XDG_DATA_HOME="$home/data" target/headlight/bin/headlight
    wait_for_picture target/window.png
    close_app
    check_log
    echo "The window opened, was drawn (target/window.png) and closed."
}

start_display() {
    local number_file
    number_file=$(mktemp)
    Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$number_file" 2>target/xvfb.log &
    started+=($!)
    until_true 20 test -s "$number_file" || fail "Xvfb did not start: $(cat target/xvfb.log)"
    DISPLAY=:$(<"$number_file")
    export DISPLAY
    rm -f "$number_file"
    openbox >target/openbox.log 2>&1 &
    started+=($!)
    until_true 20 wmctrl -m >/dev/null || fail "the window manager did not start: $(cat target/openbox.log)"
}

# start_app LOG COMMAND...: starts a window; what it says goes to the log.
start_app() {
    log=$1
    shift
    "$@" >"$log" 2>&1 &
    app=$!
    started+=("$app")
}

# wait_for_picture FILE: waits until the window stands and its picture stays the same for four seconds; a caret may blink.
wait_for_picture() {
    local picture=$1 same=0 seconds
    local before=target/window-before.png
    for ((seconds = 0; seconds < 120; seconds++)); do
        kill -0 "$app" 2>/dev/null || fail "the app ended before it was closed"
        sleep 1
        window_stands || continue
        import -silent -window root "$picture"
        if [[ -e $before ]] && (($(differing_pixels "$before" "$picture") < 500)); then
            same=$((same + 1))
        else
            same=0
        fi
        mv "$picture" "$before"
        if ((same >= 4)); then
            mv "$before" "$picture"
            check_not_blank "$picture"
            return
        fi
    done
    fail "no picture that stays was there after $seconds seconds"
}

window_stands() {
    wmctrl -l | grep -q Headlight
}

# The number is on standard error; "compare" ends with 1 where pictures differ.
differing_pixels() {
    local count
    count=$(compare -metric AE "$1" "$2" null: 2>&1 || true)
    printf '%.0f' "${count%% *}"
}

check_not_blank() {
    local colours
    colours=$(identify -format '%k' "$1")
    ((colours > 500)) || fail "the window is blank: $colours colours in $1"
}

close_app() {
    local code=0
    wmctrl -c Headlight
    until_true 30 has_ended "$app" || fail "the app did not end within 30 seconds of closing its window"
    wait "$app" || code=$?
    ((code == 0)) || fail "the app ended with exit code $code"
}

has_ended() {
    ! kill -0 "$1" 2>/dev/null
}

check_log() {
    if grep -nE 'WARN|SEVERE|ERROR|Exception|Error:|^[[:space:]]+at ' "$log"; then
        fail "the app's log is not clean"
    fi
}
