// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/softwarecatalog.h"
#include "matching/identity/nametidy.h"

#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QString>

#include <vector>

namespace Patchwijzer {

/** What the publisher of a record says about a program that has its name. Best first. */
enum class PublisherFit { Agrees, Absent, Differs };

/** A publisher as recorded, made ready to be compared. */
struct RecordedPublisher {
    QString text;         ///< Plain; empty when nothing was recorded, or only a word for nothing ("N/A").
    QList<QString> forms; ///< See publisherForms().

    [[nodiscard]] static RecordedPublisher of(QStringView recorded);
};

/** The program that a name means. */
struct NameHit {
    int program = -1; ///< Position in the catalogue; negative when none, or when several mean it as much.
    QString channel;  ///< As the pattern says; empty when it says nothing.
    PublisherFit fit = PublisherFit::Differs;
    QList<int> all;            ///< Every program that has the name, whoever published it; sorted.
    bool namesChannel = false; ///< The pattern itself holds the word for the channel that tidyName() found.
    bool tied = false;         ///< Two programs have the name, and neither more than the other.
};

/** The names of a catalogue, ordered so that one name is held against few patterns. Any thread may ask.
 *  A pattern that is no regular expression matches nothing, and one that takes too long neither: the work for one match
 *  is bounded.
 */
class NamePatterns
{
public:
    explicit NamePatterns(const QList<CataloguedProgram> &programs);

    /** The whole name as recorded first; then without signs; then what tidyName() leaves; then the names for people. */
    [[nodiscard]] NameHit find(const QString &recorded, const TidyName &tidy, const RecordedPublisher &publisher) const;

    /** Whether that is a publisher of the program: by its patterns, or as one of its keys writes the firm. */
    [[nodiscard]] PublisherFit fit(int program, const RecordedPublisher &publisher) const;

private:
    struct Pattern {
        int program = -1;
        QString channel;
        QList<QString> channelWords; ///< Channels that its words name: "preview" of "PowerToys( \\(Preview\\))?".
        QString start;               ///< Small letters that the name begins with; empty = any.
        int literals = 0;
        QRegularExpression name;
        QRegularExpression publisher; ///< Empty pattern: those of the program.
        bool ownPublisher = false;
    };
    struct Maker {
        QRegularExpression pattern;
        QList<QString> forms; ///< As the keys write the firm, folded; sorted.
        bool mayBeAbsent = false;
    };
    struct Candidate {
        int program = -1;
        QString channel;
        PublisherFit fit = PublisherFit::Differs;
        bool channelFits = false;
        bool namesChannel = false;
        int literals = 0;
    };

    void add(int position, const CataloguedProgram &program);
    void tryPattern(const Pattern &pattern, const QString &name, const QString &folded, const TidyName &tidy,
                    const RecordedPublisher &publisher, std::vector<Candidate> *found) const;
    [[nodiscard]] std::vector<Candidate> matches(const QString &name, const TidyName &tidy,
                                                 const RecordedPublisher &publisher) const;
    [[nodiscard]] PublisherFit fit(const Pattern &pattern, const RecordedPublisher &publisher) const;

    std::vector<Pattern> m_patterns;
    QHash<QString, QList<int>> m_byStart; ///< First two characters to positions of patterns.
    QList<int> m_anyStart;
    QHash<QString, QList<int>> m_byName; ///< Folded names for people to programs.
    std::vector<Maker> m_makers;         ///< By program.
};

} // namespace Patchwijzer
