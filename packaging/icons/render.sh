#!/usr/bin/env bash
# Makes the pictures of all sizes, the .ico and the .icns from headlight.svg; needs rsvg-convert (librsvg2-bin).
# What it makes is kept in the project, so that a build needs no more than Java.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "headlight-$size.png" headlight.svg
done
java IconFiles.java
