#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The installer's decisions, with apt and dpkg replaced by functions and small programs: nothing is installed or fetched.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
PW_LOG="$scratch/log"
# shellcheck source=../../installer/lib.sh
source "$(dirname "$0")/../../installer/lib.sh"
# shellcheck source=../../installer/archives.sh
source "$PW_ROOT/installer/archives.sh"
pw_open_log
failures=0

# same WHAT EXPECTED ACTUAL
same()
{
    if [[ $2 == "$3" ]]; then
        printf 'PASS   : %s\n' "$1"
    else
        printf 'FAIL!  : %s\n   expected: %q\n   actual:   %q\n' "$1" "$2" "$3"
        failures=$((failures + 1))
    fi
}

mkdir "$scratch/bin" "$scratch/lists"
PATH="$scratch/bin:$PATH"
# fake NAME: a program on the path; its text is standard input.
fake()
{
    { printf '#!/bin/bash\n'; cat; } > "$scratch/bin/$1"
    chmod +x "$scratch/bin/$1"
}

# --- archives -------------------------------------------------------------------------------------------------------
same 'puts the archive of Debian first and security archives last, without doubles and trailing slashes' \
    $'http://mirror.test/debian\nhttp://other.test/apt\nhttp://mirror.test/debian-security' \
    "$(archives_of_apt << 'END'
http://other.test/apt/ Somebody
http://mirror.test/debian-security/ Debian
http://mirror.test/debian/ Debian
http://mirror.test/debian Debian
cdrom://disc/ Debian
END
)"
same 'knows no archive where apt has none' '' "$(archives_of_apt < /dev/null)"

printf 'default_mirror http://old.test/ubuntu\nDEF_MIRROR="http://one.test/debian"\n' > "$scratch/program"
printf 'BaseURI: http://three.test/debian/\nMatchURI: three[.]test/debian\n' > "$scratch/template"
printf '\tdefault_mirror https://two.test/debian/\n# see https://bugs.test/debian-bug\n' > "$scratch/script"
same 'reads the mirrors of Debian from other packages' \
    $'http://three.test/debian\nhttp://one.test/debian\nhttps://two.test/debian' \
    "$(archives_in_files "$scratch/template" "$scratch/program" "$scratch/script" "$scratch/absent")"
same 'learns nothing from a package that is not installed' '' "$(archives_in_files "$scratch/absent")"

# --- fetching, from an archive that is a folder ----------------------------------------------------------------------
mkdir -p "$scratch/archive/pool" "$scratch/empty"
printf 'sources' > "$scratch/archive/pool/x.tar"
sum=$(sha256sum < "$scratch/archive/pool/x.tar" | cut -d' ' -f1)
archives_of_this_machine() { printf 'file://%s\n' "$scratch/empty" "$scratch/archive"; }
fetch_from_archives pool/x.tar "$sum" "$scratch/x.tar" && fetched=yes || fetched=no
same 'goes on to the next archive when one does not have the file' yes "$fetched"
same 'fetches the file whole' sources "$(cat "$scratch/x.tar")"
rm -f "$scratch/x.tar"
fetch_from_archives pool/x.tar "${sum/?/f}" "$scratch/x.tar" && fetched=yes || fetched=no
same 'refuses a file with another checksum' no "$fetched"
same 'leaves nothing behind of a refused file' '' "$(find "$scratch" -maxdepth 1 -name 'x.tar*')"

# --- packages ----------------------------------------------------------------------------------------------------------
PW_PACKAGES="$scratch/lists"
printf '# comment\ncompiler\nnew-name | old-name  # why\n?extra\n\n' > "$PW_PACKAGES/a.list"
same 'reads needs without comments' $'compiler\nnew-name | old-name\n?extra' "$(pw_needs a)"

fake dpkg-query << 'END'
printf 'compiler installed\nold-name installed\nextra not-installed\n'
END
same 'is content with any alternative' '?extra' "$(pw_needs a | pw_unmet)"
fake dpkg-query << 'END'
printf 'compiler config-files\n'; exit 1
END
same 'does not take a removed package for an installed one' "$(pw_needs a)" "$(pw_needs a | pw_unmet)"
fake apt-cache << 'END'
case $2 in
    compiler | old-name) printf '%s:\n  Installed: (none)\n  Candidate: 1.0\n' "$2" ;;
    new-name) printf '%s:\n  Installed: (none)\n  Candidate: (none)\n' "$2" ;;
esac
END
same 'takes the name this distribution has, and leaves out an optional package it lacks' \
    $'install compiler\ninstall old-name' "$(pw_needs a | pw_choose)"
fake apt-cache << 'END'
printf 'compiler:\n  Installed: (none)\n  Candidate: 1.0\n  Version table:\n'
seq 20000
END
same 'sees a candidate however long the list of versions is' 'install compiler' "$(pw_choose <<< compiler)"
fake apt-cache << 'END'
case $2 in
    compiler | old-name) printf '%s:\n  Installed: (none)\n  Candidate: 1.0\n' "$2" ;;
esac
END
same 'names what no archive has' 'unknown nowhere' "$(pw_choose <<< nowhere)"

fake apt-get << 'END'
printf '%s\n' "$*" >> "$APT_CALLS"
[[ -z ${APT_FAILS_UNTIL_UPDATE:-} || $* == *update || -e $APT_CALLS.updated ]] || exit 100
[[ $* != *update ]] || touch "$APT_CALLS.updated"
END
export APT_CALLS="$scratch/calls"
# install_with ROOT-COMMAND: output of pw_install and, on the last line, its status.
install_with()
{
    rm -f "$APT_CALLS" "$APT_CALLS.updated"
    (
        if [[ $1 == none ]]; then
            pw_root_command() { return 1; }
        else
            pw_root_command() { printf 'env\n'; }
        fi
        pw_install a
    ) 2>&1
}
asked=$(install_with none) && status=0 || status=$?
same 'without root it fails' 1 "$status"
same 'without root it says exactly which packages to ask for' yes \
    "$([[ $asked == *'apt-get install compiler old-name'* ]] && echo yes)"
same 'without root it does not call apt' '' "$(cat "$APT_CALLS" 2> /dev/null)"

install_with env > /dev/null
same 'with root it installs what is missing, and does not fetch lists for nothing' 1 "$(wc -l < "$APT_CALLS")"
same 'it installs just that' yes "$(grep -q 'no-install-recommends compiler old-name$' "$APT_CALLS" && echo yes)"
APT_FAILS_UNTIL_UPDATE=1 install_with env > /dev/null && status=0 || status=$?
same 'it fetches the lists once when a package file is gone' '0 3' "$status $(wc -l < "$APT_CALLS")"
printf 'nowhere\n' >> "$PW_PACKAGES/a.list"
refused=$(install_with env) && status=0 || status=$?
same 'it fails on a system that lacks a package' 1 "$status"
same 'it names that package' yes "$([[ $refused == *nowhere* ]] && echo yes)"
fake dpkg-query << 'END'
printf '%s installed\n' compiler old-name extra nowhere
END
install_with env
same 'it leaves apt alone when nothing is missing' '' "$(cat "$APT_CALLS" 2> /dev/null)"

# --- messages ------------------------------------------------------------------------------------------------------------
keys=$(grep -ohE 'pw_say [a-z]+(\.[a-z]+)?' "$PW_ROOT"/installer/{run,karchive,lib.sh} "$PW_ROOT/tests/run" \
           | cut -d' ' -f2 | sort -u)
texts=$(sed -n 's/^\([a-z.]*\) .*/\1/p' "$PW_ROOT/translations/installer_nl.txt" | sort -u)
same 'every message has a text, and every text a message' "$keys" "$texts"
same 'writes messages to standard error only' '' "$(pw_say usage 2> /dev/null)"

# --- switches ------------------------------------------------------------------------------------------------------------
"$PW_ROOT/installer/run" --wrong > "$scratch/out" 2> "$scratch/err" && status=0 || status=$?
same 'an unknown switch ends with 2' '2 0' "$status $(wc -c < "$scratch/out")"

if ((failures > 0)); then
    printf '%s failures\n' "$failures"
    exit 1
fi
