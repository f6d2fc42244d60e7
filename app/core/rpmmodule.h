// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** Whether an rpm with this version was built for a module: "…-1.module+el8.6.0+13392+f0897f98" and
 *  "…-1.module_el8.6.0+2904+fa4b9bd4".
 *  @see https://docs.fedoraproject.org/en-US/modularity/
 */
[[nodiscard]] bool isModularRpm(QStringView version);

/** "nodejs:18" of "nodejs:18:8080020230206:63b34585", as MODULARITYLABEL and rpmmod have it; empty when it is neither a
 *  name nor a name and a stream.
 */
[[nodiscard]] QString moduleStreamOf(QStringView label);

/** The modules that the title of an erratum names: "nodejs:18" of "Important: nodejs:18 security update"; several with
 *  a comma between them, "virt:rhel,virt-devel:rhel". Empty when it names none.
 */
[[nodiscard]] QString modulesNamedIn(QStringView title);

/** Whether @p installed is one of the @p named, which may be several. Both given. */
[[nodiscard]] bool isModuleAmong(QStringView installed, QStringView named);

} // namespace Patchwijzer
