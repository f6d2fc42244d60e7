# shellcheck shell=bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where source packages of Debian can be fetched, from what this machine already knows. No archive is named in this
# project: a firm may have its own mirror or proxy, and what is fetched is checked against a pinned checksum anyway.

# archives_of_apt: reads lines "BASE-URI ORIGIN" (as `apt-get indextargets` writes them), writes each base once:
# Debian's own first, security archives (which hold no whole pool) last.
archives_of_apt()
{
    awk '$1 ~ /^(https?|ftp|file|copy|mirror)[:+]/ {
             sub(/\/+$/, "", $1)
             rank = ($2 == "Debian") ? 1 : 2
             if ($1 ~ /security/) rank += 2
             print rank, $1
         }' | sort -s -k1,1n | awk '!seen[$2]++ {print $2}'
}

# archives_in_files FILE...: the mirrors of Debian that those files of other packages name; that is how a machine
# without any Debian archive (Ubuntu) finds one.
archives_in_files()
{
    { grep -hoE "https?://[^\"' 	]+/debian/?([\"' 	]|\$)" "$@" 2> /dev/null || true; } \
        | sed -e "s/[\"' 	]*\$//" -e 's,/*$,,' | awk '!seen[$0]++'
}

# Every base to try, best first.
archives_of_this_machine()
{
    apt-get indextargets --format '$(REPO_URI) $(ORIGIN)' 2> /dev/null | archives_of_apt
    archives_in_files /usr/share/python-apt/templates/Debian.info /usr/sbin/debootstrap \
        /usr/share/debootstrap/scripts/*
}

# fetch_from_archives POOL-PATH SHA256 TARGET: tries each base with apt's own downloader, which follows apt's proxy
# and certificate settings. The target exists afterwards only when its checksum is right.
fetch_from_archives()
{
    local base part
    part="$3.part"
    while read -r base; do
        rm -f "$part"
        if /usr/lib/apt/apt-helper -o APT::Sandbox::User=root download-file "$base/$1" "$part" "SHA256:$2" \
               >> "$PW_LOG" 2>&1 < /dev/null && sha256_is "$2" "$part"; then
            mv -f "$part" "$3"
            return 0
        fi
        printf 'not at %s/%s\n' "$base" "$1" >> "$PW_LOG"
    done < <(archives_of_this_machine)
    rm -f "$part" "$part.FAILED"
    return 1
}

# sha256_is SUM FILE
sha256_is()
{
    [[ -f $2 ]] && [[ $(sha256sum < "$2") == "$1 "* ]]
}
