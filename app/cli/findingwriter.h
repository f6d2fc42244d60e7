// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/finding.h"
#include "core/jsontext.h"

#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Findings as values of an array, one after the other: there may be a hundred thousand.
 *  @see cli/json.h, for the rules; resources/schema/cli/check.json
 */
class FindingWriter
{
public:
    /** @param text borrowed. */
    explicit FindingWriter(JsonText &text)
        : m_text(text)
    {
    }

    void write(const Finding &finding);

private:
    void writeSoftware(const Software &software);
    void writeEvidence(const Evidence &evidence);
    void writeContradictions(const QList<Contradiction> &contradictions);
    const QString &textOf(const QDateTime &date);

    JsonText &m_text;
    QDateTime m_date; ///< Of a feed: the same for thousands, and slow to write.
    QString m_dateText;
};

} // namespace Patchwijzer
