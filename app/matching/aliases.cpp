// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/aliases.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace Patchwijzer {
namespace {

bool isCve(QStringView id)
{
    return id.startsWith(u"CVE-");
}

/** Union-find with halved paths. */
class Sets
{
public:
    size_t numberOf(const QString &id)
    {
        const auto found = m_numbers.constFind(id);
        if (found != m_numbers.constEnd())
            return *found;
        m_numbers.insert(id, m_parents.size());
        m_ids.push_back(id);
        m_parents.push_back(m_parents.size());
        return m_parents.size() - 1;
    }

    size_t rootOf(size_t item)
    {
        while (m_parents[item] != item) {
            m_parents[item] = m_parents[m_parents[item]];
            item = m_parents[item];
        }
        return item;
    }

    void join(const QString &a, const QString &b)
    {
        const auto left = rootOf(numberOf(a));
        const auto right = rootOf(numberOf(b));
        if (left != right)
            m_parents[right] = left;
    }

    [[nodiscard]] size_t size() const { return m_ids.size(); }
    [[nodiscard]] const QString &id(size_t item) const { return m_ids[item]; }

private:
    QHash<QString, size_t> m_numbers;
    std::vector<QString> m_ids;
    std::vector<size_t> m_parents;
};

bool isAbout(const Advisory &advisory)
{
    const auto others = std::count_if(advisory.aliases.begin(), advisory.aliases.end(),
                                      [&](const QString &alias) { return isCve(alias) && alias != advisory.id; });
    // A CVE may have a double; anything else with two CVEs is a collection.
    return others <= 1 || (isCve(advisory.id) && !isDistributionAdvisory(advisory.id));
}

/** One record for each document that is about one leak, whatever number of products it names. */
QList<Advisory> recordsOf(const QList<ProductClaim> &claims)
{
    std::map<std::pair<QString, QString>, const ProductClaim *> documents;
    for (const auto &claim : claims) {
        const auto [found, isNew] = documents.try_emplace({claim.feed, claim.advisory}, &claim);
        const auto *first = found->second;
        if (!isNew && first && std::tie(first->cves, first->aliases) != std::tie(claim.cves, claim.aliases))
            found->second = nullptr;
    }
    QList<Advisory> records;
    for (const auto &[place, claim] : documents) {
        if (!claim)
            continue;
        Advisory record;
        record.id = claim->advisory;
        record.aliases = claim->aliases;
        for (const auto &cve : claim->cves) {
            if (cve != record.id && !record.aliases.contains(cve))
                record.aliases.append(cve);
        }
        records.append(record);
    }
    return records;
}

bool isBetterName(const QString &a, const QString &b)
{
    return isCve(a) != isCve(b) ? isCve(a) : a < b;
}

} // namespace

bool isDistributionAdvisory(QStringView id)
{
    constexpr std::array<QStringView, 27> prefixes{
        u"DSA-",  u"DLA-",      u"ELA-",    u"DTSA-", u"USN-",   u"LSN-",  u"UBUNTU-", u"DEBIAN-", u"RHSA-",
        u"RHBA-", u"RHEA-",     u"ALSA-",   u"ALBA-", u"ALEA-",  u"RLSA-", u"RXSA-",   u"ELSA-",   u"ELBA-",
        u"SUSE-", u"openSUSE-", u"FEDORA-", u"ALAS",  u"MGASA-", u"OESA-", u"CESA-",   u"ALPINE-", u"openEuler-"};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](QStringView prefix) { return id.startsWith(prefix); });
}

AliasGroups::AliasGroups(const QList<Advisory> &advisories)
{
    Sets sets;
    for (const auto &advisory : advisories) {
        if (advisory.aliases.isEmpty() || !isAbout(advisory))
            continue;
        for (const auto &alias : advisory.aliases)
            sets.join(advisory.id, alias);
    }
    std::vector<QString> best(sets.size());
    for (size_t i = 0; i < sets.size(); ++i) {
        auto &name = best[sets.rootOf(i)];
        if (name.isEmpty() || isBetterName(sets.id(i), name))
            name = sets.id(i);
    }
    for (size_t i = 0; i < sets.size(); ++i)
        m_names.insert(sets.id(i), best[sets.rootOf(i)]);
}

AliasGroups::AliasGroups(const QList<ProductClaim> &claims)
    : AliasGroups(recordsOf(claims))
{
}

QString AliasGroups::nameFor(const QString &id) const
{
    return m_names.value(id, id);
}

} // namespace Patchwijzer
