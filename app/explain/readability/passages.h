// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/readability/dutchtext.h"
#include "explain/readability/measures.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** A heading and what stands below it, up to the next one. */
struct Passage {
    QString heading; ///< Empty before the first one.
    int level = 0;   ///< Of the heading: 1 for the title.
    QList<TextBlock> blocks;
    QList<QString> sentences;
    TextCounts counts;
};

/** A text as the rubric looks at it. */
struct ReadText {
    QList<Passage> passages;
    Measures measures;

    /** The passage under that heading; null when there is none. */
    [[nodiscard]] const Passage *under(const QString &heading) const;
    /** In order, of the whole text. */
    [[nodiscard]] QList<QString> sentences() const;
    /** Headings first, then the sentences: all that is read. */
    [[nodiscard]] QList<QString> readLines() const;
};

[[nodiscard]] ReadText readTextOf(const QString &markdown, const DutchWords &words);

} // namespace Patchwijzer
