// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafdocument.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** How NCSC-NL grades an advisory. */
enum class NcscLabel {
    None,   ///< It says nothing; never a default.
    Urgent, ///< High chance, high damage.
    Normal, ///< Medium chance, high damage.
    Other,  ///< Any other combination: show the two words.
};

/** The texts in Dutch that an advisory of NCSC-NL keeps in its notes, found by their titles in whatever case.
 *  @see https://advisories.ncsc.nl/service.html; facts: FEEDS 2.1 and 2.2
 */
struct NcscNotes {
    QList<QString> facts;           ///< "Feiten"; one as a rule.
    QList<QString> interpretations; ///< "Interpretaties"; often several.
    QList<QString> solutions;       ///< "Oplossingen"; there are no remediations.
    QString chance;                 ///< "Kans": "low", "medium", "high", or another word as published; may be empty.
    QString damage;                 ///< "Schade"
    NcscLabel label = NcscLabel::None;
    QMap<QString, QString> cvss4; ///< By CVE, from its note "CVSSV4": CSAF 2.0 itself has no place for it.

    bool operator==(const NcscNotes &) const = default;
};

/** Nothing when @p document is not by NCSC-NL: by its publisher's namespace. */
[[nodiscard]] std::optional<NcscNotes> ncscNotes(const CsafDocument &document);

} // namespace Patchwijzer
