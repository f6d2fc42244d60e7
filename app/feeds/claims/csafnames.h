// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafdocument.h"

#include <QHash>
#include <QList>
#include <QString>

#include <utility>

// Inside this room only.
namespace Patchwijzer::Claims {

/** Keys of the products of one document. Made once for it, and borrows it: thousands of its products are versions of
 * the same few, and a key takes longer to make than most of the rest.
 */
class CsafNames
{
public:
    explicit CsafNames(const CsafDocument &document)
        : m_document(document)
    {
    }

    /** Keys by which the product with that index can be found; none for a package of a distribution, for what is
     *  unusable, and for a part of something else that has no identifier of its own. Sorted.
     */
    [[nodiscard]] QList<QString> keysOf(int product);

    /** What must be there as well: keys of what it is installed on or with; sorted. */
    [[nodiscard]] QList<QString> requiredKeysOf(int product);

private:
    [[nodiscard]] const QList<QString> &nameKeys(const CsafProduct &product);

    const CsafDocument &m_document;
    QHash<std::pair<QString, QString>, QList<QString>> m_keys; ///< By maker and name.
};

/** The plain product that @p product is, or the first that it is made of. */
[[nodiscard]] const CsafProduct &csafPlain(const CsafDocument &document, int product);

/** Whether it is a part of something else: its own version then says nothing of what it is a part of. */
[[nodiscard]] bool isCsafComponent(const CsafProduct &product);

} // namespace Patchwijzer::Claims
