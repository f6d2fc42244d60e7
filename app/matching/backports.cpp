// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/backports.h"

#include "core/versiontext.h"
#include "matching/keephigher.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** For every leak, the highest repair that the installed version has and that was made for its own minor release. */
QHash<QString, QString> repairsIn(QStringView tag, const Subject &subject, const std::vector<Record> &records)
{
    QHash<QString, QString> repairs;
    for (const auto &record : records) {
        const auto &fix = record.answer.namedFix;
        if (record.advisory->withdrawn || record.answer.verdict != Verdict::NotVulnerable || pointTag(fix) != tag)
            continue;
        for (const auto &cve : record.advisory->cves)
            keepHigher(&repairs[cve], fix, subject.scheme, compareVersions);
    }
    return repairs;
}

} // namespace

QStringView pointTag(QStringView version)
{
    const auto at = version.indexOf(u".el");
    if (at < 0)
        return {};
    const auto tag = Versions::leading(version.sliced(at + 1), [](char16_t c) { return c != u'.' && c != u'+'; });
    return tag.contains(u'_') ? tag : QStringView();
}

void settleBackports(const Subject &subject, std::vector<Record> &records)
{
    const auto tag = subject.scheme == VersionScheme::Rpm ? pointTag(subject.version) : QStringView();
    if (tag.isEmpty())
        return;
    const auto repairs = repairsIn(tag, subject, records);
    if (repairs.isEmpty())
        return;
    for (auto &record : records) {
        auto &answer = record.answer;
        // One for the same minor release is another try at it.
        if (answer.verdict != Verdict::Vulnerable || answer.namedFix.isEmpty() || pointTag(answer.namedFix) == tag)
            continue;
        QString fix;
        for (const auto &cve : record.advisory->cves) {
            const auto repair = repairs.constFind(cve);
            if (repair == repairs.constEnd())
                continue;
            record.repaired.append(cve);
            keepHigher(&fix, *repair, subject.scheme, compareVersions);
        }
        if (record.repaired.isEmpty() || record.repaired.size() < record.advisory->cves.size())
            continue;
        answer.verdict = Verdict::NotVulnerable;
        answer.rule = u"fixedByAdvisory"_s;
        answer.advisoryVersion = fix;
        answer.fixedVersion.clear();
        answer.paidFix = false;
        record.repaired.clear();
    }
}

} // namespace Patchwijzer
