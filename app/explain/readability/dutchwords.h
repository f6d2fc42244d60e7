// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "explain/readability/phrases.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QPair>
#include <QRegularExpression>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** The words that a text is held against. They are data, in resources/explain/nl/words. */
class DutchWords
{
public:
    /** @return as parse(), of the words that come with the program. */
    [[nodiscard]] static Result<DutchWords> load();
    /** @param files name without ending -> contents: common, everyday, names, forbidden, loanwords (lines; a # starts a
     *         remark) and phrases (JSON: list of texts per name)
     *  @return MissingField when a file or list is not there; NotJson; BadValue when a list or pattern is not well
     *          formed. `where` names the file or list.
     */
    [[nodiscard]] static Result<DutchWords> parse(const QMap<QString, QByteArray> &files);

    /** Of a product or a maker, in lower case. */
    [[nodiscard]] bool isName(const QString &word) const { return m_names.contains(word); }
    /** Whether a reader can be expected to know it: among the 10,000 most used, on our own list (with a simple ending),
     *  a name, something with a digit, or made of two words that are known. `{{…}}` stands for a name.
     */
    [[nodiscard]] bool isKnown(const QString &word) const;
    /** Among the 10,000 most used. @param word in lower case */
    [[nodiscard]] bool isCommon(const QString &word) const { return m_common.contains(word); }
    /** A part of a word in lower case, with English pieces written as a Dutch reader says them. */
    [[nodiscard]] QString asHeard(QString part) const;
    [[nodiscard]] const Phrases &phrases() const { return m_phrases; }

private:
    [[nodiscard]] bool isListed(const QString &word) const;
    [[nodiscard]] bool isCompound(const QString &word) const;

    QSet<QString> m_common;
    QSet<QString> m_everyday;
    QSet<QString> m_names;
    QList<QPair<QRegularExpression, QString>> m_loanWords;
    Phrases m_phrases;
};

} // namespace Patchwijzer
