// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafadvisory.h"

#include "core/distribution.h"
#include "core/packageurl.h"
#include "core/rpmmodule.h"
#include "core/sortunique.h"
#include "feeds/csaf/csafverdict.h"
#include "feeds/csaf/csafversionrange.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

/** A package that versions of are compared with certainty. */
struct Package {
    QString ecosystem;
    QString release;
    QString name;
    VersionScheme scheme = VersionScheme::Unknown;
    QString version; ///< As the purl names it; may be empty.
    /** Whether "fixed" speaks of all versions before: so it is in a distribution's release, not elsewhere. */
    bool isDistribution = false;
    QString module = {}; ///< "nodejs:18"; empty when it is in none.
};

/** "9" of `cpe:/o:redhat:enterprise_linux:9::baseos`; empty for any other product or variant. */
QString enterpriseLinuxOf(const QString &cpe)
{
    constexpr std::array<QStringView, 7> variants{u"",       u"baseos", u"appstream",  u"crb",
                                                  u"server", u"client", u"workstation"};
    const auto parts = cpe.split(u':');
    if (parts.size() < 5 || parts[0] != "cpe"_L1 || parts[2] != "redhat"_L1 || parts[3] != "enterprise_linux"_L1)
        return {};
    const auto &release = parts[4];
    const auto variant = parts.size() > 6 ? QStringView(parts[6]) : QStringView(u"");
    const bool isMajor = !release.isEmpty() && release.size() < 3
        && std::all_of(release.begin(), release.end(), [](QChar c) { return c.unicode() < 0x80 && c.isDigit(); });
    return isMajor && parts.size() < 8 && std::find(variants.begin(), variants.end(), variant) != variants.end()
        ? release
        : QString();
}

bool isSource(const PackageUrl &purl)
{
    const auto architecture = purl.qualifier(u"arch");
    return architecture == "src"_L1 || architecture == "source"_L1;
}

/** "nodejs:18" of a module as product of its own: `pkg:rpmmod/redhat/nodejs@18:8080020230718:63b34585`. */
QString moduleOfProduct(const CsafProduct &product)
{
    const auto purl = product.helper.purls.size() == 1 ? parsePackageUrl(product.helper.purls.front()) : std::nullopt;
    return purl && purl->type == "rpmmod"_L1 ? moduleStreamOf(QString(purl->name + u':' + purl->version)) : QString();
}

/** What a product is a component of: a release, and between the two the module that it belongs to, if any. */
struct RedHatPlace {
    QString release; ///< Empty when there is anything else.
    QString module;
};

RedHatPlace redHatPlaceOf(const CsafDocument &document, const CsafProduct &product)
{
    RedHatPlace place;
    for (const auto &link : product.links) {
        const auto &whole = document.products.at(link.product);
        const auto module = moduleOfProduct(whole);
        const auto release = module.isEmpty() ? enterpriseLinuxOf(whole.helper.cpe) : QString();
        auto &kept = module.isEmpty() ? place.release : place.module;
        if (link.relation != CsafRelation::DefaultComponentOf || !kept.isEmpty() || (module + release).isEmpty())
            return {};
        kept = module.isEmpty() ? release : module;
    }
    return place;
}

std::optional<Package> redHatPackage(const CsafDocument &document, const CsafProduct &product, const PackageUrl &purl)
{
    const auto place = redHatPlaceOf(document, product);
    if (purl.space != "redhat"_L1 || !isSource(purl) || place.release.isEmpty())
        return std::nullopt;
    // The same package in another stream of a module is another package.
    const auto stated = moduleStreamOf(purl.qualifier(u"rpmmod"));
    const auto module = stated.isEmpty() ? place.module : stated;
    const bool isModular = isModularRpm(purl.version);
    if ((isModular && module.isEmpty()) || (!purl.version.isEmpty() && !isModular && !module.isEmpty()))
        return std::nullopt;
    const auto epoch = purl.qualifier(u"epoch");
    const auto version =
        purl.version.isEmpty() || epoch.isEmpty() || epoch == "0"_L1 ? purl.version : epoch + u':' + purl.version;
    return Package{u"Red Hat"_s, place.release, purl.name, VersionScheme::Rpm, version, true, module};
}

std::optional<Package> debianPackage(const CsafProduct &product, const PackageUrl &purl)
{
    const auto distro = purl.qualifier(u"distro");
    if (!isSource(purl) || !product.links.isEmpty())
        return std::nullopt;
    QString release;
    if (purl.space == "debian"_L1)
        release = distro.startsWith("debian-"_L1) ? distro.mid(7) : debianReleaseOfCodename(distro);
    else if (purl.space == "ubuntu"_L1 && distro.startsWith("ubuntu-"_L1))
        release = distro.mid(7);
    if (release.isEmpty() || !release[0].isDigit())
        return std::nullopt;
    const auto ecosystem = purl.space == "debian"_L1 ? u"Debian"_s : u"Ubuntu"_s;
    return Package{ecosystem, release, purl.name, VersionScheme::Deb, purl.version, true};
}

std::optional<Package> packageOf(const CsafDocument &document, const CsafProduct &product)
{
    const auto &plain = product.base < 0 ? product : document.products.at(product.base);
    if (product.unusable || plain.helper.purls.size() != 1)
        return std::nullopt;
    const auto purl = parsePackageUrl(plain.helper.purls.front());
    if (!purl)
        return std::nullopt;
    if (purl->type == "rpm"_L1)
        return redHatPackage(document, product, *purl);
    if (purl->type == "deb"_L1)
        return debianPackage(product, *purl);
    const bool npm = purl->type == "npm"_L1;
    if ((!npm && purl->type != "cargo"_L1) || !product.links.isEmpty())
        return std::nullopt;
    const auto name = purl->space.isEmpty() ? purl->name : purl->space + u'/' + purl->name;
    return Package{npm ? u"npm"_s : u"crates.io"_s, {}, name, VersionScheme::Semver, purl->version, false};
}

/** All that is said of one package about one vulnerability. */
struct Said {
    QList<VersionRange> ranges;
    QList<QString> versions;
    QList<QString> fixed;
    bool notAffected = false;
    bool undetermined = false;
};

void addAffected(const CsafProduct &plain, const Package &package, Said *said)
{
    const auto versions = csafVersionsOf(plain);
    if (!package.version.isEmpty()) {
        said->versions.append(package.version);
    } else if (package.isDistribution && !plain.path.versionIsRange) {
        said->ranges.append(VersionRange{}); // No fix in this release yet.
    } else {
        const auto ranges = coreRangesOf(versions);
        const bool certain = versions.trust == CsafTrust::Full
            && (versions.scheme == package.scheme || (!plain.path.versionIsRange && !versions.versions.isEmpty())
                || versions.kind == CsafRangeKind::All);
        if (ranges && certain) {
            said->ranges += *ranges;
            said->versions += versions.versions;
        } else {
            said->undetermined = true;
        }
    }
}

void add(const CsafDocument &document, const CsafProduct &product, const Package &package, CsafVerdict verdict,
         Said *said)
{
    switch (verdict) {
    case CsafVerdict::Affected:
        addAffected(product.base < 0 ? product : document.products.at(product.base), package, said);
        break;
    case CsafVerdict::Fixed:
        if (package.isDistribution && !package.version.isEmpty() && !said->fixed.contains(package.version))
            said->fixed.append(package.version);
        break;
    case CsafVerdict::NotAffected:
        // Of one version it says nothing about the others.
        said->notAffected = said->notAffected || package.version.isEmpty();
        break;
    case CsafVerdict::NotSaid:
        break;
    case CsafVerdict::UnderInvestigation:
    case CsafVerdict::Undetermined:
    case CsafVerdict::Contradicted:
        said->undetermined = true;
    }
}

AffectedPackage affectedOf(const Package &package, Said said)
{
    AffectedPackage affected{package.ecosystem, package.release, package.name, package.scheme, {}, {}, {}, {}};
    affected.module = package.module;
    const bool isAffected = !said.ranges.isEmpty() || !said.versions.isEmpty() || !said.fixed.isEmpty();
    const bool isFixed = !said.fixed.isEmpty();
    // "Fixed in two versions" and "there is no fix, but it is fixed" leave open which versions are in danger.
    if (said.undetermined || (said.notAffected && isAffected) || said.fixed.size() > 1
        || (isFixed && !said.ranges.isEmpty())) {
        affected.status = AffectedStatus::Undetermined;
        return affected;
    }
    if (!isAffected) {
        affected.status = AffectedStatus::NotAffected;
        return affected;
    }
    if (isFixed)
        said.ranges.append({{}, said.fixed.front(), {}});
    else
        affected.versions = said.versions;
    sortUnique(&affected.versions);
    const auto key = [](const VersionRange &range) {
        return std::tie(range.introduced, range.fixed, range.lastAffected);
    };
    std::sort(said.ranges.begin(), said.ranges.end(),
              [&](const VersionRange &lhs, const VersionRange &rhs) { return key(lhs) < key(rhs); });
    said.ranges.erase(std::unique(said.ranges.begin(), said.ranges.end()), said.ranges.end());
    affected.ranges = said.ranges;
    return affected;
}

using Packages = std::vector<std::optional<Package>>; ///< By product index.

QList<AffectedPackage> affectedBy(const CsafDocument &document, const CsafVulnerability &vulnerability,
                                  const Packages &packages)
{
    using Key = std::tuple<QString, QString, QString, QString>;
    std::map<Key, std::pair<Package, Said>> byPackage;
    for (size_t i = 0; i < packages.size(); ++i) {
        if (!packages[i])
            continue;
        const auto verdict = csafVerdict(document, vulnerability, int(i));
        const auto &package = *packages[i];
        const bool counts = verdict != CsafVerdict::NotSaid
            && (verdict != CsafVerdict::Fixed || (package.isDistribution && !package.version.isEmpty()))
            && (verdict != CsafVerdict::NotAffected || package.version.isEmpty());
        if (!counts)
            continue;
        auto &entry = byPackage[{package.ecosystem, package.release, package.name, package.module}];
        entry.first = package;
        add(document, document.products.at(qsizetype(i)), package, verdict, &entry.second);
    }
    QList<AffectedPackage> affected;
    for (const auto &[key, entry] : byPackage)
        affected.append(affectedOf(entry.first, entry.second));
    return affected;
}

void addScore(const CsafVulnerability &vulnerability, Advisory *advisory, std::pair<int, double> *best)
{
    for (const auto &metric : vulnerability.metrics) {
        for (const auto &cvss : metric.cvss) {
            // Version 3 where there is one: the sentences and tables are written for it.
            const int rank = cvss.version.startsWith(u'3') ? 2 : cvss.version.startsWith(u'4') ? 1 : 0;
            const std::pair<int, double> score{rank, cvss.baseScore};
            if (rank == 0 || cvss.vector.isEmpty() || score <= *best)
                continue;
            *best = score;
            advisory->cvssVector = cvss.vector;
        }
    }
}

} // namespace

QList<Advisory> advisoriesOf(const CsafDocument &document, const QString &feed)
{
    Advisory blank;
    blank.feed = feed;
    blank.id = document.tracking.id;
    blank.aliases = document.tracking.aliases;
    sortUnique(&blank.aliases);
    blank.summary = document.title.left(300);
    blank.published = document.tracking.initialRelease;
    blank.modified = document.tracking.currentRelease;
    blank.withdrawn = document.category == "csaf_withdrawn"_L1 || document.category == "csaf_superseded"_L1;

    Packages packages;
    const bool isDraft = document.tracking.status == CsafDocumentStatus::Draft;
    for (const auto &product : document.products)
        packages.push_back(isDraft ? std::nullopt : packageOf(document, product));
    QList<Advisory> advisories;
    QList<std::pair<int, double>> best;
    for (const auto &vulnerability : document.vulnerabilities) {
        const auto affected = affectedBy(document, vulnerability, packages);
        auto same = std::find_if(advisories.begin(), advisories.end(),
                                 [&](const Advisory &advisory) { return advisory.affected == affected; });
        if (same == advisories.end()) {
            advisories.append(blank);
            best.append({0, -2});
            same = std::prev(advisories.end());
            same->affected = affected;
        }
        if (!vulnerability.cve.isEmpty())
            same->cves.append(vulnerability.cve);
        for (const auto &cwe : vulnerability.cwes)
            same->cwes.append(cwe.id);
        addScore(vulnerability, &*same, &best[same - advisories.begin()]);
    }
    if (advisories.isEmpty())
        advisories.append(blank);
    for (qsizetype i = 0; i < advisories.size(); ++i) {
        auto &advisory = advisories[i];
        sortUnique(&advisory.cves);
        sortUnique(&advisory.cwes);
        if (advisories.size() > 1) {
            advisory.aliases.clear(); // Those of the whole are no other names of a part.
            advisory.id += u':' + (advisory.cves.isEmpty() ? QString::number(i + 1) : advisory.cves.front());
        }
    }
    return advisories;
}

} // namespace Patchwijzer
