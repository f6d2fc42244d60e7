// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/productclaim.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** Whether the id is that of a distribution's own notice, which is about an update and so about several leaks:
 *  "DSA-5865-1", "USN-6000-1", "RHSA-2024:1234".
 */
[[nodiscard]] bool isDistributionAdvisory(QStringView id);

/** Which ids are names of one and the same thing, by what advisories call their aliases, however long the chain.
 *  An advisory with several CVEs as aliases is about them all and is no alias of any.
 *  @see OSV schema 1.7, "aliases field": symmetric and transitive; upstream and related are neither
 */
class AliasGroups
{
public:
    AliasGroups() = default;
    explicit AliasGroups(const QList<Advisory> &advisories);
    /** The same for what is said of products. A document that speaks of several leaks is no alias of any either. */
    explicit AliasGroups(const QList<ProductClaim> &claims);

    /** The same id for all of a group, whatever the order of the advisories: a CVE before others, then the first in
     *  order. The id itself when it has no other names.
     */
    [[nodiscard]] QString nameFor(const QString &id) const;
    [[nodiscard]] bool isEmpty() const { return m_names.isEmpty(); }

private:
    QHash<QString, QString> m_names; ///< Of groups of more than one.
};

} // namespace Patchwijzer
