# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Common options for every target; linked PRIVATE so they never leak to users.
add_library(pw_options INTERFACE)
target_compile_options(pw_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wimplicit-fallthrough
    $<$<BOOL:${PW_WERROR}>:-Werror>
    $<$<BOOL:${PW_COVERAGE}>:--coverage>)
target_link_options(pw_options INTERFACE $<$<BOOL:${PW_COVERAGE}>:--coverage>)
target_compile_definitions(pw_options INTERFACE
    PW_VERSION="${PROJECT_VERSION}"
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    # What a newer Qt deprecates often has no replacement yet in the oldest one we build with.
    $<$<VERSION_GREATER_EQUAL:${Qt6_VERSION},6.5>:QT_WARN_DEPRECATED_UP_TO=0x060400>)
if(PW_SANITIZE)
    target_compile_options(pw_options INTERFACE -fsanitize=${PW_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(pw_options INTERFACE -fsanitize=${PW_SANITIZE})
endif()
if(PW_FUZZ)
    # Lets libFuzzer see which ways an input takes; only the fuzz programs themselves link its main().
    target_compile_options(pw_options INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(pw_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# pw_precompile(<target>): where PW_PRECOMPILE is on, the headers that nearly every file includes are compiled once for all.
# The dev preset does without: there a file that forgets an include fails.
if(PW_PRECOMPILE)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled.cpp CONTENT "// A target needs a file.\n")
    add_library(pw_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(pw_precompiled PRIVATE Qt6::Core pw_options)
    target_precompile_headers(pw_precompiled PRIVATE
        <QByteArray> <QDateTime> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject>
        <QRegularExpression> <QSet> <QString> <QStringList> <QUrl> <QVariant>
        <algorithm> <functional> <optional> <variant> <vector>)
endif()
function(pw_precompile target)
    if(PW_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM pw_precompiled)
    endif()
endfunction()

# pw_add_layer(<name> HEADERS ... SOURCES ... MAY_USE <rooms> LIBS <public libraries> PRIVATE_LIBS <libraries>)
# One room = one library. In the dev preset (shared libraries) a use of an undeclared room fails to link,
# the layering test checks the include lines, and every header must compile on its own
# (target all_verify_interface_header_sets).
function(pw_add_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 L "" "" "HEADERS;SOURCES;MAY_USE;LIBS;PRIVATE_LIBS")
    list(TRANSFORM L_HEADERS PREPEND "${PROJECT_SOURCE_DIR}/app/" OUTPUT_VARIABLE headers)
    list(TRANSFORM L_SOURCES PREPEND "${PROJECT_SOURCE_DIR}/app/" OUTPUT_VARIABLE sources)
    add_library(pw_${name} ${sources})
    target_sources(pw_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/app FILES ${headers})
    list(TRANSFORM L_MAY_USE PREPEND pw_ OUTPUT_VARIABLE deps)
    target_link_libraries(pw_${name} PUBLIC ${deps} ${L_LIBS} PRIVATE pw_options ${L_PRIVATE_LIBS})
    set_target_properties(pw_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    pw_precompile(pw_${name})
    if(BUILD_SHARED_LIBS AND UNIX AND NOT PW_SANITIZE)
        target_link_options(pw_${name} PRIVATE -Wl,--no-undefined)
    endif()
    list(JOIN L_MAY_USE "," may_use)
    set_property(GLOBAL APPEND PROPERTY PW_LAYER_RULES "${name}:${may_use}")
endfunction()
