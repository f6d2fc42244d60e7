// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/explainer.h"
#include "explain/wording.h"

#include <QDate>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** What kind of story a row is. */
enum class Story {
    ClosesLeaks,     ///< Offered, and closes leaks we know.
    SecurityArchive, ///< Offered from a security archive; which leak is not known.
    NoKnownLeak,     ///< Offered; compared, and closes no leak we know.
    NotCompared,     ///< Offered; nothing to compare with.
    Published,       ///< A fix exists, but is not offered here.
    Open,            ///< No fix.
    Restart,         ///< All that is missing is a restart.
};

/** The facts as the parts need them: counted, named and ready to be put in slots. */
class View
{
public:
    View(const ExplainFacts &facts, const Wording &wording);

    [[nodiscard]] const ExplainFacts &facts() const { return m_facts; }
    [[nodiscard]] const Update &update() const { return m_facts.update; }
    [[nodiscard]] Story story() const { return m_story; }
    [[nodiscard]] qint64 leaks() const { return m_leaks; }              ///< Closed by this update.
    [[nodiscard]] qint64 openLeaks() const { return m_open; }           ///< Open afterwards.
    [[nodiscard]] qint64 exploitedLeaks() const { return m_exploited; } ///< Of leaks(); of openLeaks() when Open.
    [[nodiscard]] bool exploitedStaysOpen() const { return m_exploitedRest; }
    [[nodiscard]] bool has(QStringView reason) const;
    [[nodiscard]] bool speaksOfLeaks() const; ///< A leak that is known is what it is about.

    /** The fragment with every slot filled from the facts. */
    [[nodiscard]] QString say(QStringView id) const;
    /** A fragment of the administrator's block with its one value. */
    [[nodiscard]] QString label(QStringView id, const QString &value) const;
    /** "3 maart 2026" */
    [[nodiscard]] QString fullDate(const QDate &date) const;
    /** More than 7 days before now: the reader is told. @see design: feeds older than 7 days are named with date */
    [[nodiscard]] bool isOld(const QDate &date) const;

private:
    void count();
    void fillSlots();
    [[nodiscard]] QString dayAndMonth(const QDate &date) const;

    const ExplainFacts &m_facts;
    const Wording &m_wording;
    FragmentSlots m_slots;
    Story m_story = Story::NoKnownLeak;
    qint64 m_leaks = 0;
    qint64 m_open = 0;
    qint64 m_exploited = 0;
    bool m_exploitedRest = false;
};

/** A name from outside, made fit to stand in a sentence: no control characters or markup, at most 40 characters. */
[[nodiscard]] QString presentableName(const QString &name);

} // namespace Patchwijzer
