// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/record.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

bool WindowsRecord::has(QStringView name) const
{
    return std::any_of(fields.begin(), fields.end(), [&](const Field &field) { return field.name == name; });
}

QString WindowsRecord::value(std::initializer_list<QStringView> names) const
{
    for (const auto name : names) {
        for (const auto &field : fields) {
            if (field.name == name && !field.value.isEmpty())
                return field.value;
        }
    }
    return {};
}

bool WindowsRecord::add(QString name, QString value)
{
    if (has(name))
        return false;
    if (!name.isEmpty() && fields.size() < maxFields)
        fields.append({std::move(name), value.left(maxFieldLength)});
    return true;
}

QString fieldName(QStringView text)
{
    QString name;
    for (const auto c : text.left(256)) {
        if (c.isLetterOrNumber())
            name.append(c.toLower());
    }
    return name;
}

bool areWindowsFields(const QSet<QString> &names, QStringView beginning)
{
    const auto has = [&](QStringView name) { return names.contains(name.toString()); };
    const auto any = [&](std::initializer_list<QStringView> list) {
        return std::any_of(list.begin(), list.end(), has);
    };
    // Get-Service has a DisplayName too.
    if (has(u"displayname") && !any({u"servicetype", u"starttype", u"servicename"}))
        return true;
    if (has(u"id") && has(u"installedversion"))
        return true;
    if (any({u"packagefullname", u"hotfixid", u"identifyingnumber", u"osbuildnumber", u"windowsubr",
             u"windowsbuildlabex", u"oshotfixes"}))
        return true;
    if (any({u"currentbuild", u"currentbuildnumber"}))
        return true;
    if (has(u"caption") && any({u"buildnumber", u"ostype", u"operatingsystemsku"}))
        return true;
    // What managers of packages on Linux tell looks much the same.
    if (any({u"epoch", u"release", u"maintainer", u"arch"}) && !has(u"platform"))
        return false;
    if (has(u"name") && has(u"version")
        && any({u"publisher", u"vendor", u"providername", u"packagecode", u"packagename"}))
        return true;
    if (any({u"kb", u"kbarticleids"}) && any({u"title", u"isinstalled"}))
        return true;
    return has(u"name") && has(u"version") && has(u"build") && has(u"platform")
        && beginning.contains(u"windows", Qt::CaseInsensitive);
}

} // namespace Patchwijzer
