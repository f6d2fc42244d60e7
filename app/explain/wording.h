// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** One fragment the rules may ask for, and the slots its text may use. */
struct FragmentRule {
    QStringView id;        ///< "<file>.<key>"
    QStringView slotNames; ///< Separated by spaces; empty when the text is fixed.
};

/** Every fragment that the rules ask for; no other may be in the files. */
[[nodiscard]] const QList<FragmentRule> &fragmentRules();

/** What goes into the slots of a fragment. */
struct FragmentSlots {
    QHash<QString, QString> texts;
    QHash<QString, qint64> numbers;
};

/** The fragments of text, checked against fragmentRules().
 *  In a fragment `{name}` is replaced by a text or number, `{name:one/many}` by the form that fits the number, and `#`
 *  inside such a form by the number itself.
 */
class Wording
{
public:
    /** @param files file name without ending -> JSON object of key -> text
     *  @return MissingField when a fragment is not there; BadValue when one is empty, not known to the rules, names a
     *          slot it may not use or is not well formed; NotJson. `where` names the file or fragment.
     */
    [[nodiscard]] static Result<Wording> parse(const QMap<QString, QByteArray> &files);

    /** The text with its slots filled. The id must be one of fragmentRules(). */
    [[nodiscard]] QString text(QStringView id, const FragmentSlots &values) const;

private:
    QHash<QString, QString> m_fragments;
};

} // namespace Patchwijzer
