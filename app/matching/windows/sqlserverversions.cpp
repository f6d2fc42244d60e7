// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/windows/sqlserverversions.h"

#include "core/versiontext.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr auto programs = "sql-server-20"_L1; // Ids of the catalogue: "sql-server-2019".

bool isEngine(const SoftwareIdentity &identity)
{
    return identity.program.startsWith(programs);
}

/** The id of the program that a row is an update of: "sql-server-2008-r2". Empty for any other row. */
QString updatedProgram(const Software &software)
{
    static const QRegularExpression form(u"\\bSQL Server (20\\d\\d)( R2)? \\(KB ?\\d{5,8}\\)"_s);
    if (software.kind != SoftwareKind::Program)
        return {};
    const auto match = form.match(software.name.left(200).simplified());
    if (!match.hasMatch() || !Versions::isDotted(software.version))
        return {};
    return "sql-server-"_L1 + match.captured(1) + (match.captured(2).isEmpty() ? QString() : u"-r2"_s);
}

void raise(QString *version, const QString &other)
{
    const bool higher = version->isEmpty() || compareVersions(VersionScheme::Windows, *version, other) < 0;
    if (higher && !other.isEmpty())
        *version = other;
}

} // namespace

void raiseSqlServerVersions(const QList<Software> &software, QList<SoftwareIdentity> *identities)
{
    QMap<QString, QString> updates;
    QMap<QString, QString> engines;
    for (qsizetype i = 0; i < software.size(); ++i) {
        const auto &identity = identities->at(i);
        if (isEngine(identity))
            raise(&engines[identity.program], identity.version);
        else if (const auto program = updatedProgram(software[i]); !program.isEmpty())
            raise(&updates[program], software[i].version);
    }
    for (qsizetype i = 0; i < software.size(); ++i) {
        auto &identity = (*identities)[i];
        if (!isEngine(identity))
            continue;
        const auto update = updates.value(identity.program);
        if (update.isEmpty() && software[i].source == "winget"_L1)
            identity.version.clear();
        else if (identity.version.isEmpty())
            identity.version = engines.value(identity.program);
        raise(&identity.version, update);
    }
}

} // namespace Patchwijzer
