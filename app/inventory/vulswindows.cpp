// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/vulsresult.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

WindowsRelease windowsOfAdvisoryName(const QString &name)
{
    // The parts as Microsoft orders them: name, version, architecture, service pack, kind of installation.
    static const QRegularExpression form(u"^(Windows(?: Server)?(?: (?!for )[A-Za-z0-9.]+)*?)"
                                         "(?:,? (?:Version |version )(\\w+)|, (\\w+) Edition)?"
                                         "(?: for (x64|ARM64|32-bit|Itanium)(?:-based)? Systems)?"
                                         "(?: Service Pack (\\d+))?"
                                         " *(\\(Server Core installation\\))?$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    WindowsRelease release;
    release.advisoryName = name;
    const auto match = form.match(name);
    if (!match.hasMatch())
        return release;
    release.productName = match.captured(1);
    release.displayVersion = match.captured(2) + match.captured(3);
    release.architecture = match.captured(4);
    if (match.hasCaptured(5) && !match.captured(5).isEmpty())
        release.servicePack = u"SP"_s + match.captured(5);
    release.server = release.productName.contains("Server"_L1);
    release.serverCore = !match.captured(6).isEmpty();
    return release;
}

} // namespace Patchwijzer
