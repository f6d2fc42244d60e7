// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTemporaryDir>

namespace Patchwijzer::Fuzz {

/** For readers that want a file: a folder that is gone when the process ends well. The driver of SQLite is a plug-in,
 *  and those need an application: it is made here too.
 */
inline const QTemporaryDir &folder()
{
    static char name[] = "fuzz";
    static char *arguments[] = {name, nullptr};
    static int count = 1;
    static const QCoreApplication application(count, arguments);
    static const QTemporaryDir folder;
    return folder;
}

} // namespace Patchwijzer::Fuzz
