# SPDX-FileCopyrightText: Patchwijzer contributors
# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)

# pw_add_translations(<target>): compiles every translations/*.ts and embeds it as :/i18n/<name>.qm.
# A program that shows text calls this once; needs Qt's Linguist tools only, never Widgets.
# installer/translations brings the .ts files up to date; building never changes them.
function(pw_add_translations target)
    file(GLOB ts_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/*.ts)
    if(NOT ts_files)
        message(STATUS "${target}: no translations/*.ts yet")
        return()
    endif()
    # Without this the .qm files of two programs in one folder would be written twice.
    set_source_files_properties(${ts_files} PROPERTIES OUTPUT_LOCATION ${CMAKE_CURRENT_BINARY_DIR}/${target}_i18n)
    qt_add_lrelease(${target} TS_FILES ${ts_files} OPTIONS -silent QM_FILES_OUTPUT_VARIABLE qm_files)
    qt_add_resources(${target} ${target}_translations
        PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR}/${target}_i18n FILES ${qm_files})
endfunction()
