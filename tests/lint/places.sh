#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No path of a builder's own machine, and no host name of a package archive: archives come from the machine's apt
# settings. The patterns are put together from pieces, so that this file itself does not hold what it forbids.
source "$(dirname "$0")/lib.sh"
dot='\.'
kinds='(deb|ftp|ftp-master|http|httpredir|security|snapshot|archive|ports|old-releases|esm|ddebs|packages|cdn-aws|cloudfront)'
country='(\.[a-z]{2})?'
archive="(^|[^a-z0-9-])$kinds$country$dot(debian|ubuntu)$dot(org|com|net)"
# The bare "ftp.xx" mirrors of other parties that carry Debian have the same folder name.
mirror="https?://[a-z0-9.-]+/(debian|ubuntu|debian-security|ubuntu-ports)/(dists|pool)/"
home="(^|[^A-Za-z0-9_.-])/(home/[a-z]|Users/[A-Za-z]|work/[a-z])"
example='example\.(org|com|net|invalid|test)|\.(example|invalid|test)[/:]'

status=0
report()
{
    printf '%s\n' "$1" | sed "s/\$/   <- $2/"
    status=1
}
mapfile -t files < <(lint_files . ':!LICENSE' ':!*.png')
if ((${#files[@]} > 0)); then
    found=$(printf '%s\n' "${files[@]}" | xargs -d '\n' grep -InE "$archive" -- /dev/null || true)
    if [[ -n $found ]]; then
        report "$found" 'host name of a package archive'
    fi
    found=$(printf '%s\n' "${files[@]}" | xargs -d '\n' grep -InE "$mirror" -- /dev/null | grep -vE "$example" || true)
    if [[ -n $found ]]; then
        report "$found" 'address of a package archive'
    fi
    found=$(printf '%s\n' "${files[@]}" | xargs -d '\n' grep -InE "$home" -- /dev/null || true)
    if [[ -n $found ]]; then
        report "$found" 'path of one machine'
    fi
fi
exit "$status"
