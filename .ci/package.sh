# Sourced by .ci/run: the Linux package, from its build to its removal.

readonly text="The cat, which had been hiding under the couch, jumped onto the windowsill."
# What float16 weights may change of an attention: docs/packaging.md states what was measured.
readonly float16_difference=0.01

check_package() {
    mvn -B -q -Ppackage -Dpackage.kinds=deb,image initialize exec:exec@packages
    install_package
    user=$(mktemp -d)
    check_numbers
    check_figure
    check_pictures /usr/bin/headlight
    check_native_launcher
    check_installed_window
    remove_package
    echo "The package was installed, gave the same numbers, was typed into (target/installed.png) and removed."
}

install_package() {
    local files=(target/packages/headlight_*.deb)
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq --no-install-recommends "./${files[0]}" >target/install.log 2>&1 ||
        fail "the package cannot be installed: $(cat target/install.log)"
    dpkg --verify headlight || fail "the package is not on the disk as it was built"
    dpkg -L headlight >target/installed-files.txt
}

# installed ARGUMENT...: the installed command as a new user has it: no locale, nothing in any folder of the user's. (Java
# takes the home folder from the system, so the folders in it are named one by one.)
installed() {
    env --ignore-environment PATH=/usr/bin:/bin HOME="$user" XDG_CONFIG_HOME="$user/.config" \
        XDG_CACHE_HOME="$user/.cache" XDG_DATA_HOME="$user/.local/share" ${DISPLAY:+DISPLAY="$DISPLAY"} headlight "$@"
}

# The same model gives the same numbers, whoever runs it; against full precision float16 costs what is stated.
check_numbers() {
    local development=target/headlight/bin/headlight
    installed trace --text "$text" --out "$PWD/target/installed.safetensors"
    HEADLIGHT_STORE=/opt/headlight/models $development trace --text "$text" --out target/development.safetensors
    $development trace --text "$text" --out target/float32.safetensors
    python3 .ci/compare.py target/installed.safetensors target/development.safetensors 1e-6
    python3 .ci/compare.py target/installed.safetensors target/float32.safetensors "$float16_difference"
}

check_figure() {
    local kind
    for kind in svg pdf png; do
        DISPLAY='' installed figure --view links --text "$text" --layer 8 --head 11 \
            --out "$PWD/target/installed-figure.$kind"
        [[ -s target/installed-figure.$kind ]] || fail "the installed command drew no $kind"
    done
}

# Linux's packages start by a script; Windows' and macOS's by jpackage's launcher, which is tried here. On Linux it asks
# rpm whose file it is, which leaves a folder behind: it gets a home of its own.
check_native_launcher() {
    local launcher=$PWD/target/packages/jpackage/Headlight/bin/Headlight
    env --ignore-environment HOME="$(mktemp -d)" "$launcher" trace --text "$text" --out "$PWD/target/native.safetensors"
    python3 .ci/compare.py target/installed.safetensors target/native.safetensors 1e-6
}

check_installed_window() {
    start_app target/installed.log installed
    wait_for_picture target/installed-first.png
    # The caret stands in the text: all of it is replaced.
    xdotool key --delay 50 ctrl+a
    xdotool type --delay 20 "Headlights shine on every head."
    wait_for_picture target/installed.png
    (($(differing_pixels target/installed-first.png target/installed.png) > 5000)) ||
        fail "typing changed nothing: see target/installed-first.png and target/installed.png"
    close_app
    check_log
}

# Nothing stays but the settings and the log of whoever used it, and what the desktop's own libraries keep.
remove_package() {
    local file left
    apt-get purge -y -qq headlight >target/remove.log 2>&1 || fail "the package cannot be removed: $(cat target/remove.log)"
    while read -r file; do
        if [[ -f $file || -h $file || (-e $file && $file == */headlight) ]]; then
            fail "$file was left behind"
        fi
    done <target/installed-files.txt
    [[ -s $user/.config/headlight/settings.json ]] || fail "the settings of whoever used it are not in $user"
    left=$(cd "$user" && find . -type f ! -path './.config/headlight/*' ! -path './.local/state/headlight/*' ! -path './.cache/fontconfig/*' \
        ! -path './.cache/dconf/*' ! -path './.cache/mesa_shader_cache*')
    [[ -z $left ]] || fail "the program left more than settings behind: $left"
}
