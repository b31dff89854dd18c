# Whether the pictures of README.md are those that the program takes now. Read by .ci/run, which has "fail".

# Of 1,296,000 pixels: the time of the run is in the picture, and letters may differ at their edges.
readonly pixels_that_may_differ=4000

# check_pictures PROGRAM: they come from the installed program, as a new user sees it.
check_pictures() {
    local picture name differing
    docs/pictures.sh target/pictures "$1"
    for picture in docs/images/*.png; do
        name=$(basename "$picture")
        differing=$(compare -metric AE -fuzz 5% "$picture" "target/pictures/$name" null: 2>&1 || true)
        differing=$(printf '%.0f' "${differing%% *}" 2>/dev/null || echo "all")
        if [[ $differing == all ]] || ((differing > pixels_that_may_differ)); then
            fail "$picture is not what the program shows now ($differing pixels differ, at most" \
                "$pixels_that_may_differ may): look at target/pictures/$name, and if it is right run" \
                "docs/pictures.sh docs/images /usr/bin/headlight and commit docs/images"
        fi
    done
}
