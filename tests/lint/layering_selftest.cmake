# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DLAYERING=<layering.cmake> -DWORK=<scratch folder> -P layering_selftest.cmake
# Proves that layering.cmake refuses what it should, by planting each fault in a small tree.
cmake_minimum_required(VERSION 3.25)
set(rules "core: feeds:core store:core,feeds gui:store")

function(expect outcome name file line)
    file(REMOVE_RECURSE ${WORK})
    file(WRITE ${WORK}/core/a.h "#pragma once\n")
    file(WRITE ${WORK}/feeds/b.cpp "#include \"core/a.h\"\n")
    file(WRITE ${WORK}/gui/c.cpp "#include \"store/d.h\"\n#include \"core/a.h\"\n#include <QString>\n")
    file(WRITE ${WORK}/store/d.h "#include \"feeds/e.h\"\n")
    if(file)
        file(APPEND ${WORK}/${file} "${line}\n")
    endif()
    execute_process(COMMAND ${CMAKE_COMMAND} -DAPP=${WORK} -DRULES=${rules} -P ${LAYERING}
        RESULT_VARIABLE code OUTPUT_QUIET ERROR_QUIET)
    if((outcome STREQUAL "accepted" AND code) OR (outcome STREQUAL "refused" AND NOT code))
        message(SEND_ERROR "layering self-test: '${name}' should be ${outcome}")
    endif()
endfunction()

expect(accepted "a tree that keeps the rules" "" "")
expect(refused "a room below includes one above" core/a.h "#include \"store/d.h\"")
expect(refused "a room beside" feeds/b.cpp "#include \"store/d.h\"")
expect(refused "the same in angle brackets" feeds/b.cpp "#include <store/d.h>")
expect(refused "the same with spaces" feeds/b.cpp "  #  include \"gui/c.h\"")
expect(refused "a parent folder" feeds/b.cpp "#include \"../core/a.h\"")
expect(refused "a Qt module in the include" feeds/b.cpp "#include <QtCore/QString>")
expect(refused "a room nobody declared" attic/x.cpp "#include <QString>")
