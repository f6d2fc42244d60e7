#!/bin/bash
# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# selftest.sh LUPDATE
# Proves that each lint script finds what it is for: plants one fault at a time in a small tree that has none.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
lupdate=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
status=0

spdx='SPDX-FileCopyrightText: Somebody
SPDX-License-Identifier: GPL-3.0-or-later'
comment() { sed "s,^,$1 ," <<< "$spdx"; }

clean_tree()
{
    rm -rf "$tree"
    mkdir -p "$tree"/{app/core,tests/lint,installer,translations}
    cd "$tree"
    git init -q .
    cp "$here/../../.clang-format" .
    printf 'GNU GENERAL PUBLIC LICENSE\n' > LICENSE
    { comment //; printf '#include <QCoreApplication>\n\nstatic int one = 1;\n'; } > app/core/a.cpp
    { comment //; printf '#pragma once\n'; } > app/core/a.h
    { printf '#!/bin/bash\n'; comment '#'; printf 'echo hello\n'; } > installer/start
    printf '%s\n' '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="nl"></TS>' \
        > translations/patchwijzer_nl.ts
}

# run CHECK: its exit status.
run()
{
    local code=0
    case $1 in
        catalogue | dutch) python3 "$here/$1.py" ;;
        translations) python3 "$here/translations.py" "$lupdate" ;;
        *) bash "$here/$1.sh" ;;
    esac > "$tree.out" 2>&1 || code=$?
    printf '%s\n' "$code"
}

# expect CODE CHECK WHAT
expect()
{
    local code
    code=$(run "$2")
    if [[ $code != "$1" && $code != 77 ]]; then
        printf '%s: %s: ended with %s, expected %s\n' "$2" "$3" "$code" "$1"
        sed 's/^/    /' "$tree.out"
        status=1
    fi
    rm -f "$tree.out"
}

# refuses CHECK WHAT FILE TEXT: appends that text to that file of a clean tree.
refuses()
{
    clean_tree
    mkdir -p "$(dirname "$3")"
    printf '%b' "$4" >> "$3"
    # xargs hands on 123 for "one of them failed".
    case $1 in
        format | spelling | shell | sizes) expect_failure "$1" "$2" ;;
        *) expect 1 "$1" "$2" ;;
    esac
}

# accepts CHECK WHAT FILE TEXT: the same, where that is no fault.
accepts()
{
    clean_tree
    mkdir -p "$(dirname "$3")"
    printf '%b' "$4" >> "$3"
    expect 0 "$1" "$2"
}

expect_failure()
{
    local code
    code=$(run "$1")
    if [[ $code == 0 ]]; then
        printf '%s: %s: was accepted\n' "$1" "$2"
        status=1
    fi
    rm -f "$tree.out"
}

for check in format spelling licence places sizes shell dutch catalogue translations; do
    clean_tree
    expect 0 "$check" 'a tree without faults'
done

refuses format 'a misplaced brace' app/core/a.cpp 'static int two(){return 2;}\n'
refuses spelling 'a misspelling' app/core/a.cpp "// reci""eve\n"
refuses licence 'a header without licence' app/core/b.h '#pragma once\n'
refuses licence 'a script without licence' tests/walk '#!/bin/bash\n:\n'
refuses licence 'a CMake file without licence' app/core/CMakeLists.txt 'project(x)\n'
refuses places 'an archive' installer/start "# http://d""eb.deb""ian.org/debian\n"
refuses places 'a country mirror' installer/start "# f""tp.nl.deb""ian.org\n"
refuses places 'the other distribution' installer/start "# archi""ve.ubu""ntu.com\n"
refuses places 'a mirror of somebody else' installer/start "# https://mirror.firm.nl/deb""ian/pool/main/a\n"
refuses places 'a home folder' app/core/a.cpp "// see /ho""me/jan/notes\n"
refuses sizes 'a long source file' app/core/a.cpp "$(printf '//\\n%.0s' {1..500})"
refuses sizes 'a long header' app/core/a.h "$(printf '//\\n%.0s' {1..250})"
refuses shell 'an unquoted variable' installer/start 'rm $1/x\n'
refuses dutch 'a Dutch sentence' app/core/a.cpp 'auto s = "U hoeft niets te doen";\n'
refuses dutch 'a Dutch raw text' app/core/a.cpp 'auto s = R"x(dit is "niet" goed)x";\n'
refuses dutch 'a word that another file may read' app/core/a.cpp 'auto s = "onbekend";\n'
refuses dutch 'more than that word' app/matching/identity/namepatterns.cpp 'auto s = "Naam onbekend";\n'
refuses dutch 'another word there' app/matching/identity/namepatterns.cpp 'auto s = "niet";\n'
accepts dutch 'that word there' app/matching/identity/namepatterns.cpp 'auto s = u"onbekend"_s;\n'
text='struct A : QObject { Q_OBJECT QString t() { return tr("%s"); } };\n'
# shellcheck disable=SC2059 # the format is the line above
refuses translations 'a text that was not translated' app/core/a.cpp "$(printf "$text" 'Not yet')"

# catalogued WHAT CODE FIELDS [ENTRY]: one program with those fields on top of its usual ones, and another entry.
catalogued()
{
    local usual='"id":"one","name":"One","purpose":"doet u een","category":"c","publishers":["Firm"],
        "names":[{"name":"One( [0-9.]+)?"}],"examples":["One 1.0 | Firm"]'
    clean_tree
    mkdir -p resources/software
    printf '{"categories":{"c":"C"}}' > resources/software/categories.json
    printf '{%s,%s}' "$usual" "${3:-\"lifecycle\":\"one\"}" | python3 -c 'import json, sys
one = json.loads(sys.stdin.read(), object_pairs_hook=dict)
others = [json.loads(other) for other in sys.argv[1:]]
print(json.dumps({"programs": [one] + others}))' "${@:4}" > resources/software/a.json
    expect "$2" catalogue "$1"
}
catalogued 'a sound entry' 0
catalogued 'an unknown field' 1 '"wingetId":"A.B"'
catalogued 'an unknown category' 1 '"category":"d"'
catalogued 'a purpose that is a sentence' 1 '"purpose":"Doet u een."'
catalogued 'a pattern that cannot be read' 1 '"names":[{"name":"One("}]'
catalogued 'a pattern that fits anything' 1 '"names":[{"name":"One.*"}]'
catalogued 'an example that is not recognised' 1 '"examples":["Two | Firm"]'
catalogued 'a key of a firm with its legal form' 1 '"productKeys":["name:firm ltd/one"]'
catalogued 'a key with an escape' 1 '"productKeys":["cpe:a:firm:one\\+"]'
catalogued 'keys for whoever publishes it' 1 '"productKeys":["cpe:a:firm:one"],"publishers":["Firm|"]'
other='{"id":"two","name":"Two","purpose":"doet u twee","category":"c","publishers":["Other"],'
catalogued 'a name that two programs have' 1 '' "$other"'"names":[{"name":"One 1[.]0"}],"examples":["One 1.0 | Other"]}'
catalogued 'an identifier that two programs have' 1 '"snapNames":["x"]' \
    "$other"'"names":[],"examples":[],"snapNames":["x"]}'

# clean_tree with one translated text: refuses and accepts by what its translation says.
translated()
{
    clean_tree
    # shellcheck disable=SC2059
    printf "$text" 'Update %1 now' >> app/core/a.cpp
    printf '%s' '<TS version="2.1" language="nl"><context><name>A</name><message><source>' "$1" \
        '</source><translation>' "$2" '</translation></message></context></TS>' > translations/patchwijzer_nl.ts
}
translated 'Update %1 now' 'Werk %1 nu bij'
expect 0 translations 'a finished translation'
translated 'Update %1 now' 'Werk nu bij'
expect 1 translations 'a translation that loses a value'
translated 'Update %1 later' 'Werk %1 later bij'
expect 1 translations 'a translation of a text that is gone'
exit "$status"
