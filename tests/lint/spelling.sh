#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# No common misspellings in what is English: code, comments, scripts, and the builders' part of the README.
source "$(dirname "$0")/lib.sh"
# A newer one knows more mistakes, and takes more names and Dutch words for them.
lint_need_version codespell 2.2
status=0
words="$(dirname "$0")/spelling.ignore"
# Dutch texts, test data and the licence are not ours to correct in English.
lint_files . ':!translations' ':!resources' ':!tests/data' ':!LICENSE' ':!README.md' ':!*.svg' ':!*.png' \
    | xargs -r -d '\n' codespell --ignore-words "$words" || status=1
if [[ -f README.md ]]; then
    sed -n '/^## For builders/,$p' README.md | codespell --ignore-words "$words" - || status=1
fi
exit "$status"
