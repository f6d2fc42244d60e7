// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/cveparser.h"
#include "feeds/cverecord.h"
#include "feeds/jsonreader.h"

#include <QDateTime>
#include <QString>

// Inside this room only: the parts of a CVE record below `containers`.
namespace Patchwijzer::Cve {

/** A date-time; without a zone it is UTC, as the CVE schema says. Invalid when the field is absent. */
[[nodiscard]] Result<QDateTime> timeOf(const Json::Field &field, const Json::Place &place);

/** The English text of `[{lang, value}]`, else the first; several in English one after another. */
[[nodiscard]] QString englishOf(const Json::Field &field);

/** @param skipped items of `affected` that were left out are added to it. */
[[nodiscard]] Result<CveContainer> readContainer(const Json::Element &value, const CveLimits &limits,
                                                 const Json::Place &place, QList<Error> *skipped);

} // namespace Patchwijzer::Cve
