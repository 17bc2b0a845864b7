#!/bin/sh
# Install Node and npm from the distribution, for the independent reader of the formats (tools/independent_reader).
set -u
command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ]; then sudo=""; else sudo="sudo"; fi
{ $sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends nodejs npm; } >/dev/null || {
    echo "Installing did not work. As root, run:" >&2
    echo "  apt-get update && apt-get install -y nodejs npm" >&2
    exit 1
}
