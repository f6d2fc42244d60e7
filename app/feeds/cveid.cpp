// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveid.h"

#include "core/asciitext.h"

namespace Patchwijzer {
namespace {

bool isCve(QByteArrayView id)
{
    constexpr qsizetype prefix = 9; // "CVE-2024-"
    if (id.size() < prefix + 4 || id.size() > prefix + 19 || !id.startsWith("CVE-") || id[8] != '-')
        return false;
    return Ascii::isDigits(id.sliced(4, 4)) && Ascii::isDigits(id.sliced(prefix));
}

} // namespace

QString cveOf(QByteArrayView id)
{
    for (const QByteArrayView home : {QByteArrayView("DEBIAN-"), QByteArrayView("UBUNTU-")}) {
        if (id.startsWith(home))
            id = id.sliced(home.size());
    }
    return isCve(id) ? QString::fromLatin1(id) : QString();
}

} // namespace Patchwijzer
