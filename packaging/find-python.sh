#!/bin/sh
# Print a Python of 3.11 or newer on the path that makes environments; nothing when there is none.
# 3.13 first: what packages carry, and the tests take a tenth less there than on 3.11.
for name in python3.13 python3.12 python3.11 python3 python3.14; do
    path=$(command -v "$name" 2>/dev/null) || continue
    "$path" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$path"; exit 0; }
done
