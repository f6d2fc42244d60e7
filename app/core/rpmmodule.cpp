// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rpmmodule.h"

#include "core/versiontext.h"

#include <QList>

#include <algorithm>

namespace Patchwijzer {
namespace {

bool isNameCharacter(QChar c)
{
    return Versions::isAlnum(c.unicode()) || c == u'-' || c == u'_' || c == u'.' || c == u'+';
}

bool isName(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isNameCharacter);
}

} // namespace

bool isModularRpm(QStringView version)
{
    return version.contains(u".module+") || version.contains(u".module_");
}

QString moduleStreamOf(QStringView label)
{
    const auto parts = label.split(u':');
    if (parts.size() < 2 || !isName(parts[0]) || !isName(parts[1]))
        return {};
    return parts[0].toString() + u':' + parts[1].toString();
}

QString modulesNamedIn(QStringView title)
{
    QList<QString> modules;
    for (auto word : title.tokenize(u' ')) {
        while (word.endsWith(u',') || word.endsWith(u';') || word.endsWith(u')'))
            word.chop(1);
        while (word.startsWith(u'('))
            word = word.sliced(1);
        const auto stream = word.count(u':') == 1 ? moduleStreamOf(word) : QString();
        // "RHSA-2023:1582" has the form of a module too.
        const bool isId = stream.contains(u'-') && !stream.isEmpty() && stream.front().isUpper();
        if (!stream.isEmpty() && !isId && !modules.contains(stream))
            modules.append(stream);
    }
    std::sort(modules.begin(), modules.end());
    return modules.join(u',');
}

bool isModuleAmong(QStringView installed, QStringView named)
{
    const auto parts = named.split(u',');
    return std::find(parts.begin(), parts.end(), installed) != parts.end();
}

} // namespace Patchwijzer
