#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tidy.sh BUILD-FOLDER [MOST]
# clang-tidy on what changed: what is not committed, and the commits that the upstream branch does not have; where
# there are none of those, the last commit. At most MOST files (25), the rest is named: each takes several seconds.
source "$(dirname "$0")/lib.sh"
build=$1
most=${2:-25}
lint_need_version clang-tidy 14

# Files of both, changed ones first, in a fixed order.
changed_files()
{
    {
        git diff --name-only HEAD
        git ls-files --others --exclude-standard
    } | sort -u
    if git rev-parse -q --verify '@{upstream}' > /dev/null 2>&1; then
        git diff --name-only '@{upstream}...HEAD'
    else
        git show --pretty=format: --name-only HEAD
    fi
}

wanted=$(changed_files)
if [[ -z $wanted ]]; then
    wanted=$(git show --pretty=format: --name-only HEAD)
fi
mapfile -t files < <(awk '/^(app|tests)\/.*\.cpp$/ && !seen[$0]++' <<< "$wanted" | while read -r file; do
    # A file outside this build (another platform's, a bench) has no command line to check it with.
    if [[ -f $file ]] && grep -qF "\"file\": \"$PWD/$file\"" "$build/compile_commands.json"; then
        printf '%s\n' "$file"
    fi
done)
if ((${#files[@]} > most)); then
    printf 'checking the first %s of %s changed files; left out:\n' "$most" "${#files[@]}"
    printf '  %s\n' "${files[@]:most}"
    files=("${files[@]:0:most}")
fi
printf 'checking %s files\n' "${#files[@]}"
if ((${#files[@]} > 0)); then
    printf '%s\n' "${files[@]}" | xargs -d '\n' -n 1 -P "$(nproc)" clang-tidy --quiet -p "$build" 2>&1 \
        | { grep -v '^[0-9]* warnings* generated' || true; }
fi
