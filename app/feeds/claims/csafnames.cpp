// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/csafnames.h"

#include "core/packageurl.h"
#include "core/productkey.h"
#include "core/sortunique.h"
#include "feeds/claims/claimtext.h"
#include "feeds/csaf/csafverdict.h"

#include <algorithm>

namespace Patchwijzer::Claims {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDistributionPackage(const CsafProduct &product)
{
    return std::any_of(product.helper.purls.begin(), product.helper.purls.end(), [](const QString &text) {
        const auto purl = parsePackageUrl(text);
        return purl && (purl->type == "rpm"_L1 || purl->type == "deb"_L1 || purl->type == "rpmmod"_L1);
    });
}

QList<QString> helperKeys(const CsafProduct &product)
{
    QList<QString> keys{cpeKey(product.helper.cpe)};
    for (const auto &purl : product.helper.purls)
        keys.append(purlKey(purl));
    return keys;
}

/** "Fortinet PSIRT" is the team, not the maker. */
QString makerOf(const CsafDocument &document, const CsafProduct &product)
{
    auto maker = product.path.vendor;
    if (maker.isEmpty() && document.publisher.category == "vendor"_L1)
        maker = document.publisher.name;
    constexpr auto team = " PSIRT"_L1;
    return maker.endsWith(team, Qt::CaseInsensitive) ? maker.chopped(team.size()) : maker;
}

/** The name that can be read: where the tree has none, that of a product without version. */
QString readableName(const CsafProduct &product)
{
    const auto &path = product.path;
    return !path.product.isEmpty() ? path.product : !path.family.isEmpty() ? path.family : product.name;
}

QList<QString> nameKeysOf(const QString &maker, const QString &name)
{
    QList<QString> keys{nameKey(maker, name)};
    // "Cisco Unity" by Cisco is "Unity" elsewhere.
    if (!maker.isEmpty() && name.size() > maker.size() + 1 && name.startsWith(maker + u' ', Qt::CaseInsensitive))
        keys.append(nameKey(maker, QStringView(name).sliced(maker.size() + 1)));
    if (maker.compare("Microsoft"_L1, Qt::CaseInsensitive) == 0)
        keys.append(msrcKey(name));
    return keys;
}

} // namespace

bool isCsafComponent(const CsafProduct &product)
{
    return std::any_of(product.links.begin(), product.links.end(), [](const CsafLink &link) {
        return link.relation != CsafRelation::InstalledOn && link.relation != CsafRelation::InstalledWith;
    });
}

const CsafProduct &csafPlain(const CsafDocument &document, int product)
{
    const auto &given = document.products.at(product);
    return given.base < 0 ? given : document.products.at(given.base);
}

const QList<QString> &CsafNames::nameKeys(const CsafProduct &product)
{
    const std::pair name(makerOf(m_document, product), readableName(product));
    const auto known = m_keys.constFind(name);
    return known != m_keys.constEnd() ? *known : *m_keys.insert(name, nameKeysOf(name.first, name.second));
}

QList<QString> CsafNames::keysOf(int product)
{
    const auto &given = m_document.products.at(product);
    const auto &plain = csafPlain(m_document, product);
    if (given.unusable || isDistributionPackage(given) || isDistributionPackage(plain))
        return {};
    if (isCsafComponent(given))
        return sortedFilled(helperKeys(given));
    return sortedFilled(helperKeys(given) + helperKeys(plain) + nameKeys(plain));
}

QList<QString> CsafNames::requiredKeysOf(int product)
{
    const auto &given = m_document.products.at(product);
    QList<QString> keys;
    for (const int other : csafRequiredProducts(m_document, product)) {
        const auto &required = m_document.products.at(other);
        if (other != given.base && other != product)
            keys += helperKeys(required) + nameKeys(required);
    }
    return sortedFilled(keys);
}

} // namespace Patchwijzer::Claims
