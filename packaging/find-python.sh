#!/bin/sh
# Print the first Python of 3.11 or newer on the path; nothing when there is none.
for name in python3.11 python3 python3.12 python3.13 python3.14; do
    path=$(command -v "$name" 2>/dev/null) || continue
    "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$path"; exit 0; }
done
