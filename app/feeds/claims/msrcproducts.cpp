// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/msrcproducts.h"

#include "core/productkey.h"
#include "core/sortunique.h"
#include "core/windowsproduct.h"
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
        // Asked for by its family: which cumulative update is installed is not known before its lists are read.
        if (named.contains(product.id))
            keys += {msrcKey(product.name), msrcKey(microsoftProductFamily(product.name))};
    }
    return sortedFilled(keys);
}

} // namespace Patchwijzer
