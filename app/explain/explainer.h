// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/plan.h"
#include "core/result.h"
#include "core/update.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace Patchwijzer {

/** Everything an explanation may speak of. What is not in here is not said. */
struct ExplainFacts {
    Update update;
    bool exploitedKnown = false; ///< A list of exploited CVEs was looked at.
    QDate exploitedListDate;     ///< Its date.
    QDate exploitedSince;        ///< Earliest date an exploited CVE of this update was listed; may be invalid.
    QDate advisoriesDate;        ///< Date of the oldest advisory feed used.
    QDateTime now;               ///< UTC.
};

struct ExplanationBlock {
    enum class Kind { Sentence, Step, Term };

    Kind kind = Kind::Sentence;
    QString text; ///< Plain text, one or more whole sentences. Never markup.

    bool operator==(const ExplanationBlock &) const = default;
};

struct ExplanationPart {
    QString id;      ///< "what", "ifNothing", "effect", "duration", "wayBack", "todo"
    QString heading; ///< One of the six fixed questions.
    QList<ExplanationBlock> blocks;

    bool operator==(const ExplanationPart &) const = default;
};

struct Explanation {
    QString title;
    QString summary;
    QList<ExplanationPart> parts; ///< Always six, in order, none empty.
    QString administratorHeading; ///< "Voor uw IT-beheerder"
    QList<QString> administrator; ///< Its lines: versions, CVEs, sources, commands.

    bool operator==(const Explanation &) const = default;
};

/** Turns facts into plain Dutch. The words live in resources/explain/nl. */
class Explainer
{
public:
    /** @return MissingField or BadValue when the words do not hold what the rules need. */
    [[nodiscard]] static Result<Explainer> load();

    Explainer(Explainer &&) noexcept;
    Explainer &operator=(Explainer &&) noexcept;
    Explainer(const Explainer &) = delete;
    Explainer &operator=(const Explainer &) = delete;
    ~Explainer();

    [[nodiscard]] Explanation explain(const ExplainFacts &facts) const;
    /** One or two sentences for a card. */
    [[nodiscard]] QString cardText(const ExplainFacts &facts) const;

private:
    struct Words;
    explicit Explainer(std::unique_ptr<Words> words);
    std::unique_ptr<Words> m_words;
};

/** `# title`, summary, six `## ` headings, and the administrators' block inside an HTML comment. */
[[nodiscard]] QString toMarkdown(const Explanation &explanation);

} // namespace Patchwijzer
