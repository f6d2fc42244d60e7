#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Shell scripts pass shellcheck.
source "$(dirname "$0")/lib.sh"
lint_need shellcheck
{
    lint_files '*.sh'
    lint_shebang_files bash sh
} | sort -u | xargs -r -d '\n' shellcheck -x -P SCRIPTDIR
