// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/nvdclaims.h"

#include "core/cpe.h"
#include "core/javaversion.h"
#include "core/productkey.h"
#include "core/sortunique.h"
#include "feeds/claims/claimtext.h"
#include "feeds/claims/ownorder.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** What programs run on, as the platforms of a claim are called. */
QString systemOf(const Cpe &cpe)
{
    struct System {
        QLatin1StringView vendor;
        QLatin1StringView product;
        QLatin1StringView name;
    };
    constexpr std::array<System, 9> systems{{
        {"microsoft"_L1, "windows"_L1, "Windows"_L1},
        {"apple"_L1, "macos"_L1, "macOS"_L1},
        {"apple"_L1, "mac_os_x"_L1, "macOS"_L1},
        {"apple"_L1, "mac_os"_L1, "macOS"_L1},
        {"linux"_L1, "linux_kernel"_L1, "Linux"_L1},
        {"google"_L1, "android"_L1, "Android"_L1},
        {"apple"_L1, "iphone_os"_L1, "iOS"_L1},
        {"apple"_L1, "ipados"_L1, "iOS"_L1},
        {"google"_L1, "chrome_os"_L1, "ChromeOS"_L1},
    }};
    for (const auto &system : systems) {
        if (cpe.part == "o"_L1 && cpe.vendor == system.vendor
            && (cpe.product == system.product || cpe.product.startsWith(system.product + u'_')))
            return system.name;
    }
    return {};
}

/** The target software of a CPE: "windows", "wordpress". */
QString targetOf(const Cpe &cpe)
{
    const auto &target = cpe.targetSoftware;
    if (target == u"*" || target == u"-")
        return {};
    constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 7> known{{{"windows"_L1, "Windows"_L1},
                                                                                    {"macos"_L1, "macOS"_L1},
                                                                                    {"mac_os_x"_L1, "macOS"_L1},
                                                                                    {"linux"_L1, "Linux"_L1},
                                                                                    {"linux_kernel"_L1, "Linux"_L1},
                                                                                    {"android"_L1, "Android"_L1},
                                                                                    {"iphone_os"_L1, "iOS"_L1}}};
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto &pair) { return target == pair.first; });
    return found == known.end() ? target : QString(found->second);
}

QString channelOf(const Cpe &cpe)
{
    const auto words = cpe.product.split(u'_').join(u' ');
    const auto byName = Claims::channelOf(words);
    return byName.isEmpty() ? Claims::channelOf(cpe.softwareEdition) : byName;
}

/** Firefox of the ESR channel is "firefox" with an edition in some records, and "firefox_esr" in others. */
QList<QString> keysOf(const Cpe &cpe)
{
    const auto key = "cpe:"_L1 + cpe.part + u':' + cpe.vendor + u':' + cpe.product;
    const auto edition = Claims::channelOf(cpe.softwareEdition);
    return edition.isEmpty() ? QList<QString>{key} : QList<QString>{key, key + u'_' + edition};
}

/** What has to be there besides the product. */
struct Company {
    QList<QString> platforms;
    QList<QString> keys;
};

bool isAny(const QString &attribute)
{
    return attribute == u"*" || attribute == u"-";
}

class Converter
{
public:
    explicit Converter(const NvdRecord &record)
        : m_record(record)
    {
    }

    [[nodiscard]] QList<ProductClaim> run(const QString &feed)
    {
        for (const auto &configuration : m_record.configurations)
            add(configuration);
        QList<ProductClaim> claims;
        for (auto &[place, claim] : m_claims) {
            finish(&claim);
            claim.feed = feed;
            claims.append(claim);
        }
        return claims;
    }

private:
    void add(const NvdConfiguration &configuration)
    {
        const auto negated = [](const NvdNode &node) { return node.negate; };
        if (configuration.negate || std::any_of(configuration.nodes.begin(), configuration.nodes.end(), negated)) {
            m_partial = true;
            return;
        }
        for (qsizetype i = 0; i < configuration.nodes.size(); ++i) {
            const auto company = companyOf(configuration, i);
            for (const auto &match : configuration.nodes[i].matches) {
                if (match.vulnerable)
                    add(match, company);
            }
        }
    }

    /** What the other nodes ask for, and the other matches of a node that asks for all of its own. */
    static Company companyOf(const NvdConfiguration &configuration, qsizetype own)
    {
        Company company;
        for (qsizetype i = 0; i < configuration.nodes.size(); ++i) {
            const auto &node = configuration.nodes[i];
            if (i == own ? !node.all : !configuration.all)
                continue;
            QList<QString> systems;
            QList<QString> keys;
            for (const auto &match : node.matches) {
                const auto cpe = parseCpe(match.criteria);
                if (match.vulnerable || !cpe || cpe->part == "h"_L1)
                    continue;
                if (const auto system = systemOf(*cpe); !system.isEmpty())
                    systems.append(system);
                else
                    keys.append(cpeKey(match.criteria));
            }
            // "On Windows or on a thing we do not know": only with both lists can that be said.
            company.platforms += systems;
            if (systems.isEmpty())
                company.keys += keys;
        }
        company.platforms = sortedFilled(company.platforms);
        company.keys = sortedFilled(company.keys);
        return company;
    }

    void add(const NvdMatch &match, Company company)
    {
        const auto cpe = parseCpe(match.criteria);
        if (!cpe || isAny(cpe->vendor) || isAny(cpe->product)) {
            m_partial = true;
            return;
        }
        // Another edition of Java, with updates of its own.
        if (cpe->softwareEdition.startsWith("enterprise_performance"_L1))
            return;
        if (const auto target = targetOf(*cpe); !target.isEmpty())
            company.platforms = {target};
        const auto keys = keysOf(*cpe);
        auto &claim = m_claims.try_emplace({keys, channelOf(*cpe), company.platforms, company.keys}).first->second;
        if (claim.productKeys.isEmpty()) {
            claim.productKeys = keys;
            claim.vendor = cpe->vendor;
            claim.product = cpe->product;
            claim.channel = channelOf(*cpe);
            claim.platforms = company.platforms;
            claim.requiredKeys = company.keys;
            if (Claims::ownOrderOf(keys) == Claims::OwnOrder::OpenSsl)
                claim.scheme = VersionScheme::Generic;
        }
        addSpan(match, *cpe, &claim);
    }

    static void addSpan(const NvdMatch &match, const Cpe &cpe, ProductClaim *claim)
    {
        VersionSpan span;
        span.from = Claims::limitOf(match.startIncluding.isEmpty() ? match.startExcluding : match.startIncluding);
        span.fromIncluded = match.startExcluding.isEmpty();
        span.to = Claims::limitOf(match.endIncluding.isEmpty() ? match.endExcluding : match.endIncluding);
        span.toIncluded = !match.endIncluding.isEmpty();
        if (!isAny(cpe.version)) {
            span.from = isAny(cpe.update) ? cpe.version : cpe.version + u'-' + cpe.update;
            span.to = span.from;
            span.fromIncluded = span.toIncluded = true;
        }
        if (Claims::ownOrderOf(claim->productKeys) == Claims::OwnOrder::Java) {
            for (auto *end : {&span.from, &span.to}) {
                if (const auto version = javaVersion(*end); !version.isEmpty())
                    *end = version;
            }
        }
        const auto fits = [](const QString &end) { return end.isEmpty() || Claims::looksLikeVersion(end); };
        if (!fits(span.from) || !fits(span.to)) {
            claim->partial = true;
            return;
        }
        claim->unbounded = claim->unbounded || (span.from.isEmpty() && span.to.isEmpty());
        claim->doubtful = claim->doubtful || (claim->scheme == VersionScheme::Unknown && !Claims::isPlain(span));
        claim->spans.append(span);
    }

    static auto placeOf(const VersionSpan &span)
    {
        return std::tie(span.from, span.fromIncluded, span.to, span.toIncluded);
    }

    void finish(ProductClaim *claim) const
    {
        auto &spans = claim->spans;
        std::sort(spans.begin(), spans.end(),
                  [](const VersionSpan &lhs, const VersionSpan &rhs) { return placeOf(lhs) < placeOf(rhs); });
        spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
        claim->advisory = m_record.id;
        claim->cves = {m_record.id};
        claim->authority = ClaimAuthority::Nvd;
        const auto order = Claims::ownOrderOf(claim->productKeys);
        if (claim->scheme == VersionScheme::Unknown)
            claim->scheme = Claims::plainSchemeOf(claim->spans);
        // Of Java only the last update of each line is there: that earlier ones are free is not said by that.
        claim->partial = claim->partial || order == Claims::OwnOrder::Java;
        claim->partial = claim->partial || m_partial || m_record.incomplete;
        const bool analysed = m_record.addition || m_record.status == "Analyzed"_L1 || m_record.status == "Modified"_L1;
        claim->otherwise = analysed && !claim->partial ? ClaimStatus::NotAffected : ClaimStatus::Unknown;
        claim->withdrawn = m_record.isRejected();
        claim->doubtful = claim->doubtful || m_record.tags.contains(u"disputed"_s);
        claim->endOfLife = m_record.tags.contains(u"unsupported-when-assigned"_s);
        claim->published = m_record.published;
        claim->modified = m_record.modified;
        claim->cvssVector = m_record.cvssVector;
        claim->severity = m_record.severity;
    }

    const NvdRecord &m_record;
    std::map<std::tuple<QList<QString>, QString, QList<QString>, QList<QString>>, ProductClaim> m_claims;
    bool m_partial = false;
};

} // namespace

QList<ProductClaim> claimsOf(const NvdRecord &record, const QString &feed)
{
    if (record.tags.contains(u"exclusively-hosted-service"_s))
        return {};
    return Converter(record).run(feed);
}

QList<QString> productKeysOf(const NvdRecord &record)
{
    QList<QString> keys;
    for (const auto &claim : claimsOf(record, {}))
        keys += claim.productKeys;
    return sortedFilled(keys);
}

} // namespace Patchwijzer
