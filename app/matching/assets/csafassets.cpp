// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/assets/csafassets.h"

#include "core/names.h"

#include <QCryptographicHash>

#include <algorithm>
#include <map>
#include <tuple>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype idLength = 12; // Hexadecimal digits: 48 bits tell some thousands of assets apart.

QString idOf(const QList<QString> &parts)
{
    const auto text = parts.join(u'\n').toCaseFolded().toUtf8();
    const auto hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(idLength));
}

bool makesMatch(const Finding &finding)
{
    return isAffected(finding.verdict) || finding.verdict == Verdict::Undetermined;
}

/** Where nobody can tell whether this version has it, it is less than possible, however sure the product is. */
int confidenceOf(const Finding &finding)
{
    constexpr int undetermined = 40;
    return finding.verdict == Verdict::Undetermined ? std::min(finding.confidence, undetermined) : finding.confidence;
}

/** Most certain first. */
bool comesBefore(const Finding &a, const Finding &b)
{
    // In the order of Verdict: Vulnerable, Possible, …, Undetermined.
    return std::make_tuple(int(a.verdict), -a.confidence, a.fixedVersion)
        < std::make_tuple(int(b.verdict), -b.confidence, b.fixedVersion);
}

} // namespace

CsafAsset assetOf(const KnownSoftware &known)
{
    const auto &software = known.software;
    const auto &identity = known.identity;
    CsafAsset asset;
    asset.kind = software.kind;
    asset.publisher = software.publisher;
    asset.version = software.version;
    asset.name = identity.displayName.isEmpty() ? software.name : identity.displayName;
    const auto maker = software.publisher.isEmpty() ? software.source : software.publisher;
    QList<QString> parts{nameOf(software.kind)};
    if (software.kind == SoftwareKind::OperatingSystem) {
        parts += u"system"_s; // There is one, and its name tells its version.
    } else if (software.kind == SoftwareKind::Package) {
        asset.name = software.sourcePackage.isEmpty() ? software.name : software.sourcePackage;
        parts += {asset.name, software.source, software.module.section(u':', 0, 0)};
    } else if (!identity.program.isEmpty()) {
        parts += {u"program"_s, identity.program, identity.channel};
    } else {
        parts += {asset.name, maker, identity.channel};
    }
    asset.id = idOf(parts);
    return asset;
}

CsafAsset assetOf(const Device &device)
{
    CsafAsset asset;
    asset.kind = SoftwareKind::Device;
    asset.name = device.model.isEmpty() ? device.brand : device.brand + u' ' + device.model;
    asset.publisher = device.brand;
    asset.version = device.firmware;
    asset.id = idOf({nameOf(asset.kind), device.id});
    return asset;
}

QList<CsafAsset> distinctAssets(const QList<KnownAsset> &assets)
{
    std::map<QString, CsafAsset> byId;
    std::map<QString, QStringList> versions;
    for (const auto &[known, asset] : assets) {
        const auto [place, isNew] = byId.try_emplace(asset.id, asset);
        // Two records of one asset, in whatever order.
        if (!isNew && std::tie(asset.name, asset.publisher) < std::tie(place->second.name, place->second.publisher))
            place->second = asset;
        if (!asset.version.isEmpty() && !versions[asset.id].contains(asset.version))
            versions[asset.id].append(asset.version);
    }
    QList<CsafAsset> distinct;
    for (auto &[id, asset] : byId) {
        auto &own = versions[id];
        own.sort();
        asset.version = own.join(u", "_s);
        distinct.append(asset);
    }
    return distinct;
}

QList<CsafFound> foundIn(const QList<Finding> &findings, const QList<KnownAsset> &assets, const CsafKey &document,
                         const QString &vulnerability)
{
    std::map<QString, const Finding *> best;
    for (const auto &finding : findings) {
        if (!makesMatch(finding))
            continue;
        for (const auto &[known, asset] : assets) {
            // Two devices that are alike are two assets.
            if (known.software != finding.software)
                continue;
            auto &kept = best[asset.id];
            if (!kept || comesBefore(finding, *kept))
                kept = &finding;
        }
    }
    QList<CsafFound> found;
    for (const auto &[asset, finding] : best) {
        CsafFound one;
        one.key = {document, vulnerability, asset};
        one.verdict = finding->verdict;
        one.confidence = confidenceOf(*finding);
        one.fixedVersion = finding->fixedVersion;
        found.append(one);
    }
    return found;
}

} // namespace Patchwijzer
