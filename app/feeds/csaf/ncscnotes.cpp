// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/ncscnotes.h"

#include "core/cvss.h"

#include <QLatin1String>
#include <QUrl>

#include <array>
#include <utility>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

bool isNcsc(const CsafPublisher &publisher)
{
    const auto host = QUrl(publisher.space).host();
    return host == "ncsc.nl"_L1 || host.endsWith(".ncsc.nl"_L1);
}

NcscLabel labelOf(const QString &chance, const QString &damage)
{
    if (chance.isEmpty() && damage.isEmpty())
        return NcscLabel::None;
    if (damage == "high"_L1 && chance == "high"_L1)
        return NcscLabel::Urgent;
    return damage == "high"_L1 && chance == "medium"_L1 ? NcscLabel::Normal : NcscLabel::Other;
}

/** Empty when there is none, or when it is something else. */
QString cvss4Of(const CsafVulnerability &vulnerability)
{
    for (const auto &note : vulnerability.notes) {
        const auto vector = note.text.trimmed();
        if (note.title.trimmed().compare("cvssv4"_L1, Qt::CaseInsensitive) == 0 && vector.startsWith("CVSS:4.0/"_L1)
            && parseCvss(vector))
            return vector;
    }
    return {};
}

} // namespace

std::optional<NcscNotes> ncscNotes(const CsafDocument &document)
{
    if (!isNcsc(document.publisher))
        return std::nullopt;
    NcscNotes notes;
    const std::array<std::pair<QLatin1String, QList<QString> *>, 3> texts{
        {{"feiten"_L1, &notes.facts},
         {"interpretaties"_L1, &notes.interpretations},
         {"oplossingen"_L1, &notes.solutions}}};
    for (const auto &note : document.notes) {
        const auto title = note.title.trimmed().toLower();
        for (const auto &[name, list] : texts) {
            if (title == name && !note.text.isEmpty())
                list->append(note.text);
        }
        if (title == "kans"_L1)
            notes.chance = note.text.simplified().toLower();
        else if (title == "schade"_L1)
            notes.damage = note.text.simplified().toLower();
    }
    notes.label = labelOf(notes.chance, notes.damage);
    for (const auto &vulnerability : document.vulnerabilities) {
        if (const auto vector = cvss4Of(vulnerability); !vector.isEmpty() && !vulnerability.cve.isEmpty())
            notes.cvss4.insert(vulnerability.cve, vector);
    }
    return notes;
}

} // namespace Patchwijzer
