// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/msrcproducts.h"

#include "core/productkey.h"
#include "core/sortunique.h"
#include "feeds/claims/claimtext.h"

#include <QSet>

namespace Patchwijzer {

QList<QString> productKeysOf(const MsrcBulletin &bulletin)
{
    QSet<QString> named;
    for (const auto &vulnerability : bulletin.vulnerabilities) {
        for (const auto &affected : vulnerability.affected)
            named.insert(affected.product);
        for (const auto &remediation : vulnerability.remediations)
            named.unite(QSet<QString>(remediation.products.begin(), remediation.products.end()));
    }
    QList<QString> keys;
    for (const auto &product : bulletin.products) {
        if (named.contains(product.id))
            keys.append(msrcKey(product.name));
    }
    return sortedFilled(keys);
}

} // namespace Patchwijzer
