# shellcheck shell=bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What installer/run, installer/karchive, tests/run and tests/fresh share. Source it; PW_ROOT is then the top folder
# of the sources and PW_LOG the log of this run. Nothing here writes to standard output: that belongs to the program.

PW_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
: "${PW_LOG:=$PW_ROOT/build/log/$(basename "$0").log}"
PW_PACKAGES="$PW_ROOT/installer/packages"

# Starts the log of this run anew; scripts that were called by another one write on in the caller's log.
pw_open_log()
{
    mkdir -p "$(dirname "$PW_LOG")"
    if [[ -z ${PW_LOG_OPEN:-} ]]; then
        printf '%s %s\n' "$(date -u +%FT%TZ)" "$0" > "$PW_LOG"
    fi
    export PW_LOG PW_LOG_OPEN=1
}

# Holds the build folder for this script until it ends or calls pw_unlock: two builds at once would spoil each other.
pw_lock()
{
    if [[ -z ${PW_LOCKED:-} ]]; then
        exec {PW_LOCK_FD}> "$PW_ROOT/build/.lock"
        flock "$PW_LOCK_FD"
        export PW_LOCKED=1
    fi
}

pw_unlock()
{
    if [[ -n ${PW_LOCK_FD:-} ]]; then
        exec {PW_LOCK_FD}>&-
        unset PW_LOCKED
    fi
}

# pw_say KEY [ARGS...]: the sentence of that key in translations/installer_nl.txt, on standard error.
pw_say()
{
    local key=$1 format
    shift
    format=$(sed -n "s/^${key//./\\.} //p" "$PW_ROOT/translations/installer_nl.txt")
    # shellcheck disable=SC2059 # the format comes from our own file
    printf "${format:-$key %s\\n}" "$@" >&2
}

# pw_needs LIST...: the needs in those package lists, one per line, without comments.
pw_needs()
{
    local list
    for list in "$@"; do
        sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$PW_PACKAGES/$list.list"
    done
}

# pw_unmet: reads needs, writes those for which no alternative is installed. One dpkg-query for all of them.
pw_unmet()
{
    local needs=() need name names=() alternatives met
    declare -A installed=()
    mapfile -t needs
    for need in "${needs[@]}"; do
        read -ra alternatives <<< "${need//[|?]/ }"
        names+=("${alternatives[@]}")
    done
    while read -r name; do
        installed[$name]=1
    done < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${names[@]}" 2> /dev/null \
                 | sed -n 's/ installed$//p')
    for need in "${needs[@]}"; do
        read -ra alternatives <<< "${need//[|?]/ }"
        met=
        for name in "${alternatives[@]}"; do
            if [[ -n ${installed[$name]:-} ]]; then
                met=1
            fi
        done
        if [[ -z $met ]]; then
            printf '%s\n' "$need"
        fi
    done
}

# Succeeds when apt knows a version of the package that it could install.
pw_has_candidate()
{
    # Not "grep -q" behind a pipe: it stops reading at the first hit, and then the program before it fails.
    [[ $(LC_ALL=C apt-cache policy "$1" 2> /dev/null) == *$'\n  Candidate: '[^\(]* ]]
}

# pw_choose: reads unmet needs; writes "install NAME" for each, "unknown NEED" where this apt has none of the names,
# and nothing for an optional one it does not have.
pw_choose()
{
    local need name names chosen
    while read -r need; do
        read -ra names <<< "${need//[|?]/ }"
        chosen=
        for name in "${names[@]}"; do
            if [[ -z $chosen ]] && pw_has_candidate "$name"; then
                chosen=$name
            fi
        done
        if [[ -n $chosen ]]; then
            printf 'install %s\n' "$chosen"
        elif [[ $need != \?* ]]; then
            printf 'unknown %s\n' "$need"
        fi
    done
}

# The command that gives root rights, as words, one per line; fails when there is none. Root itself needs only env.
# sudo and pkexec ask for a password, so they count only where a person can answer.
pw_root_command()
{
    if ((EUID == 0)); then
        printf '%s\n' env
    elif command -v sudo > /dev/null && { sudo -n true 2> /dev/null || [[ -t 0 && -t 2 ]]; }; then
        printf '%s\n' sudo env
    elif command -v pkexec > /dev/null && [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} && -t 2 ]]; then
        printf '%s\n' pkexec env
    else
        return 1
    fi
}

# pw_apt_get ARGS...: apt-get as root that asks nothing; everything it says goes to the log.
pw_apt_get()
{
    local root
    mapfile -t root < <(pw_root_command)
    # What a user must answer is asked by sudo on the terminal itself, never by apt.
    "${root[@]}" DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 LC_ALL=C \
        apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" >> "$PW_LOG" 2>&1 < /dev/null
}

# pw_install LIST...: installs what those lists need and is not there; does not touch apt when nothing is missing.
# Ends the script with status 1, and says what to ask for, when that is not possible.
pw_install()
{
    local unmet choice packages unknown
    if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
        pw_say system.unsupported
        exit 1
    fi
    unmet=$(pw_needs "$@" | sort -u | pw_unmet)
    if [[ -z $unmet ]]; then
        return 0
    fi
    choice=$(pw_choose <<< "$unmet")
    if [[ $choice == *unknown* ]] && pw_root_command > /dev/null; then
        # Either this apt never fetched its lists, or it is not a system we know.
        pw_say packages.refresh
        pw_apt_get update || true
        choice=$(pw_choose <<< "$unmet")
    fi
    packages=$(sed -n 's/^install //p' <<< "$choice" | sort -u | tr '\n' ' ')
    unknown=$(sed -n 's/^unknown //p' <<< "$choice" | sed 's/ |.*//' | tr '\n' ' ')
    if [[ -z ${packages// /}${unknown// /} ]]; then
        return 0
    fi
    if ! pw_root_command > /dev/null; then
        pw_say packages.missing "$packages$unknown"
        pw_say packages.ask "$packages$unknown"
        exit 1
    fi
    if [[ -n ${unknown// /} ]]; then
        pw_say packages.unknown "$unknown"
        exit 1
    fi
    pw_say packages.missing "$packages"
    pw_install_now "$packages"
}

# pw_install_now "PACKAGES": with one fresh look at the archives when a package file is gone from them.
pw_install_now()
{
    local packages
    read -ra packages <<< "$1"
    pw_say packages.install
    if ! pw_apt_get install --no-install-recommends "${packages[@]}"; then
        pw_say packages.refresh
        if ! pw_apt_get update || ! pw_apt_get install --no-install-recommends "${packages[@]}"; then
            tail -n 20 "$PW_LOG" >&2
            pw_say packages.failed "$PW_LOG"
            exit 1
        fi
    fi
}

# pw_install_all LIST...: pw_install, plus what building KArchive needs where the distribution has no package of it.
pw_install_all()
{
    pw_install "$@"
    if [[ -n $(pw_unmet <<< 'libkf6archive-dev') ]]; then
        pw_install karchive
    fi
}

# pw_configure PRESET: runs CMake when this preset was never configured, or when what ninja does not watch (the
# presets file, KArchive's place) changed. Ninja itself runs CMake again for changed CMakeLists.txt files.
pw_configure()
{
    local folder="$PW_ROOT/build/$1" now
    now=$(cat "$PW_ROOT/CMakePresets.json" "$PW_ROOT/build/prefix/.stamp" 2> /dev/null | sha256sum; cmake --version)
    if [[ -f $folder/build.ninja && $now == "$(cat "$folder/.configured" 2> /dev/null)" ]]; then
        return 0
    fi
    (cd "$PW_ROOT" && cmake --preset "$1") && printf '%s\n' "$now" > "$folder/.configured"
}
