// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/foreignpackages.h"

#include "inventory/softwarelist.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineBytes = 1024; ///< What is longer is no line of such a list.
constexpr int linesToRecognise = 50;

struct Form {
    QStringView manager;
    const char16_t *line; ///< Most of the first lines look so.
};
constexpr std::array forms{
    // "bash 5.1.016-1"
    Form{u"pacman", u"^[a-z0-9@_+][a-z0-9@._+-]* (?:\\d+:)?[A-Za-z0-9._+~:]*\\d[A-Za-z0-9._+~:]*-\\d+(?:\\.\\d+)?$"},
    // "Name            : bash", and what follows it
    Form{u"pacman",
         u"^(?:(?:Name|Version|Description|Architecture|URL|Licenses|Groups|Provides|Depends On|Optional Deps"
         "|Required By|Optional For|Conflicts With|Replaces|Installed Size|Packager|Build Date|Install Date"
         "|Install Reason|Install Script|Validated By) +: .*| {18}\\S.*)$"},
    // "busybox-1.36.1-r15", and what `apk list` has behind it
    Form{u"apk", u"^[a-z0-9][A-Za-z0-9._+-]*-\\d[A-Za-z0-9._]*-r\\d+(?: - .*| [a-z0-9_]+ \\{.*\\[installed.*\\])?$"},
    // "P:busybox" and the other one-letter fields of its database
    Form{u"apk", u"^[CPVASITULomtcDprRFMaZikq]:.*$"},
};

/** Empty when it is no such list. */
QString managerOf(const QByteArray &bytes)
{
    for (const auto &form : forms) {
        const QRegularExpression pattern{QString::fromUtf16(form.line)};
        auto lines = 0;
        auto good = 0;
        forEachLine(bytes, [&](QByteArrayView line, qsizetype) {
            if (line.trimmed().isEmpty())
                return true;
            if (line.size() <= maxLineBytes && pattern.match(QString::fromUtf8(line)).hasMatch())
                ++good;
            return ++lines < linesToRecognise;
        });
        if (good > 0 && good * 10 >= lines * 9)
            return form.manager.toString();
    }
    return {};
}

} // namespace

bool looksLikeForeignPackages(const QByteArray &bytes)
{
    return !managerOf(bytes).isEmpty();
}

Result<Inventory> readForeignPackages(const QByteArray &bytes, const QString &name, const QDateTime & /*now*/)
{
    const auto manager = managerOf(bytes);
    if (manager.isEmpty())
        return fail(Error::Code::UnknownFormat, name, u"not a list of packages"_s);
    return fail(Error::Code::UnsupportedPlatform, name,
                u"a list of %1: we do not know which of two of its versions is the newer one"_s.arg(manager));
}

} // namespace Patchwijzer
