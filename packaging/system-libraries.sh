#!/bin/sh
# Install what the program and its tests need from the distribution (Debian 12 and 13, Ubuntu 24.04).
# As root or with sudo; otherwise the exact command is printed and the exit is 1.
# --printing: also what a test of printing starts a queue of its own with. Nobody needs it to use the program.
set -u
need=""
have() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }
lib() { have "$1" || need="$need $1"; }
# The name changed with the 64-bit time types (Debian 13, Ubuntu 24.04); either may be installed.
glib=libglib2.0-0t64
grep -q '^VERSION_ID="12"' /etc/os-release 2>/dev/null && glib=libglib2.0-0
command -v dpkg-query >/dev/null 2>&1 || exit 0  # not a Debian: nothing that this script can know
# What Qt's plugins for X11 and Wayland load: a desktop has most of them, seldom all.
window="libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libwayland-client0 libwayland-cursor0"
printing=""
[ "${1:-}" = --printing ] && printing="cups-daemon cups-client cups-core-drivers"
wanted() {
    need=""
    have libglib2.0-0 || lib $glib
    for name in libgl1 libxkbcommon0 libegl1 libfreetype6 libfontconfig1 libdbus-1-3 dbus-daemon poppler-utils qpdf unicode-data $window $printing; do lib "$name"; done
    python=$("$(dirname "$0")/find-python.sh")
    if [ -z "$python" ]; then lib python3-venv
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then lib "$(basename "$(readlink -f "$python")")-venv"; fi
}
wanted
[ -z "$need" ] && exit 0
if [ "$(id -u)" = 0 ]; then sudo=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo="sudo"
elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then sudo="sudo"
else
    echo "These packages are missing. As root, run:" >&2
    echo "  apt-get update && apt-get install -y$need" >&2
    exit 1
fi
$sudo apt-get update -q >/dev/null || { echo "apt-get update did not work; is there a network?" >&2; exit 1; }
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends $need >/dev/null || {
    echo "Installing did not work. As root, run:" >&2
    echo "  apt-get update && apt-get install -y$need" >&2
    exit 1
}
