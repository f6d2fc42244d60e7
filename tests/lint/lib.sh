# shellcheck shell=bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the lint scripts share. Each script looks at the files git would commit from the current folder (ctest starts
# them in the top folder; the self-test in a tree with planted faults), prints each fault, and ends with 1 when it
# found any, or with 77 (ctest: skipped) when its tool is not here.
set -euo pipefail

# lint_files PATTERN...: tracked files, and new ones that are not ignored, that match those git patterns and exist.
lint_files()
{
    git ls-files -z --cached --others --exclude-standard --deduplicate -- "$@" | while IFS= read -rd '' file; do
        if [[ -f $file ]]; then
            printf '%s\n' "$file"
        fi
    done
}

# lint_need TOOL
lint_need()
{
    if ! command -v "$1" > /dev/null; then
        printf 'SKIP: %s is not installed\n' "$1"
        exit 77
    fi
}

# lint_need_version TOOL MAJOR: what another major version of the tool finds or formats differs.
lint_need_version()
{
    local version
    lint_need "$1"
    version=$("$1" --version)
    # "clang-format version 14.0.6", but "2.2.2".
    if [[ $version != *"version $2."* && $version != "$2."* ]]; then
        printf 'SKIP: the project is checked with %s %s; this is: %s\n' "$1" "$2" "$version"
        exit 77
    fi
}

# lint_shebang_files INTERPRETER...: scripts without a telling name, by their first line.
lint_shebang_files()
{
    local file first interpreter
    while read -r file; do
        IFS= read -r first < "$file" 2> /dev/null || true
        for interpreter in "$@"; do
            if [[ $first == '#!'*"$interpreter" ]]; then
                printf '%s\n' "$file"
            fi
        done
    done < <(lint_files installer .ci tests)
}
