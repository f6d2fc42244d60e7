// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/csafstatement.h"

#include "core/packageurl.h"
#include "core/sortunique.h"
#include "feeds/claims/claimtext.h"
#include "feeds/claims/csafnames.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <array>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestText = 1'000; // Letters; more than anybody reads in a list.
constexpr qsizetype digestLength = 12;
constexpr QChar mark(u'\t'); ///< After the first word of a line, and between what follows.
constexpr auto flagWord = "flag"_L1;
constexpr auto leftOutWord = "more"_L1;

QString digestOf(const QByteArray &bytes)
{
    const auto hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(digestLength));
}

QList<QString> limited(QList<QString> lines)
{
    lines = sortedFilled(std::move(lines));
    constexpr auto kept = CsafStatements::mostStatementLines - 1;
    if (lines.size() <= kept)
        return lines;
    const auto rest = lines.mid(kept);
    lines.resize(kept);
    lines.append(QString(leftOutWord) + mark + QString::number(rest.size()) + u' '
                 + digestOf(rest.join(u'\n').toUtf8()));
    return sortedFilled(std::move(lines));
}

CsafSaid saidBy(CsafStatus status)
{
    switch (status) {
    case CsafStatus::FirstAffected:
    case CsafStatus::KnownAffected:
    case CsafStatus::LastAffected:
        return CsafSaid::Affected;
    case CsafStatus::FirstFixed:
    case CsafStatus::Fixed:
        return CsafSaid::Fixed;
    case CsafStatus::KnownNotAffected:
        return CsafSaid::NotAffected;
    case CsafStatus::Recommended:
        return CsafSaid::Recommended;
    case CsafStatus::UnderInvestigation:
    case CsafStatus::Unknown:
        break;
    }
    return CsafSaid::NotKnown;
}

CsafSaid saidBy(CsafRemedy category)
{
    switch (category) {
    case CsafRemedy::VendorFix:
    case CsafRemedy::OptionalPatch:
        return CsafSaid::Repair;
    case CsafRemedy::Mitigation:
    case CsafRemedy::Workaround:
        return CsafSaid::Relief;
    case CsafRemedy::NoneAvailable:
    case CsafRemedy::FixPlanned:
        return CsafSaid::NoRepairYet;
    case CsafRemedy::NoFixPlanned:
        return CsafSaid::NoRepairPlanned;
    case CsafRemedy::Other:
        break;
    }
    return CsafSaid::Other;
}

/** By the first word of a line. */
QHash<QString, CsafSaid> wordsSaid()
{
    QHash<QString, CsafSaid> said{{leftOutWord, CsafSaid::LeftOut}};
    for (size_t status = 0; status < csafStatusCount; ++status)
        said.insert(csafWord(CsafStatus(status)), saidBy(CsafStatus(status)));
    for (int category = 0; category <= int(CsafRemedy::Other); ++category)
        said.insert(csafWord(CsafRemedy(category)), saidBy(CsafRemedy(category)));
    return said;
}

bool meet(const QList<int> &lhs, const QList<int> &rhs)
{
    return std::any_of(lhs.begin(), lhs.end(),
                       [&](int product) { return std::binary_search(rhs.begin(), rhs.end(), product); });
}

} // namespace

CsafStatements::CsafStatements(const CsafDocument &document)
    : m_document(document)
{
    Claims::CsafNames names(document);
    for (int product = 0; product < int(document.products.size()); ++product)
        m_keys.append(names.keysOf(product));
}

QList<int> CsafStatements::productsWith(const QList<QString> &keys) const
{
    QList<int> products;
    for (int product = 0; product < int(m_keys.size()); ++product) {
        const auto &own = m_keys.at(product);
        if (std::any_of(own.begin(), own.end(), [&](const QString &key) { return keys.contains(key); }))
            products.append(product);
    }
    return products;
}

QList<int> CsafStatements::packagesNamed(const QList<QString> &names) const
{
    QList<int> products;
    for (int product = 0; product < int(m_document.products.size()); ++product) {
        const auto &purls = Claims::csafPlain(m_document, product).helper.purls;
        if (std::any_of(purls.begin(), purls.end(), [&](const QString &text) {
                const auto purl = parsePackageUrl(text);
                return purl && (purl->type == "rpm"_L1 || purl->type == "deb"_L1) && names.contains(purl->name);
            }))
            products.append(product);
    }
    return products;
}

QList<QString> CsafStatements::about(const CsafVulnerability &vulnerability, const QList<int> &products) const
{
    QList<QString> lines;
    for (size_t status = 0; status < csafStatusCount; ++status) {
        for (const int product : vulnerability.statuses[status]) {
            if (std::binary_search(products.begin(), products.end(), product))
                lines.append(csafWord(CsafStatus(status)) + mark + csafProductText(m_document, product));
        }
    }
    for (const auto &remediation : vulnerability.remediations) {
        // One that names no products is for all that the vulnerability names.
        const bool forAll = remediation.products.isEmpty() && !products.isEmpty();
        if (forAll || meet(remediation.products, products))
            lines.append(csafWord(remediation.category) + mark + csafShortened(remediation.details) + mark
                         + csafShortened(remediation.url));
    }
    for (const auto &flag : vulnerability.flags) {
        if (meet(flag.products, products))
            lines.append(QString(flagWord) + mark + csafShortened(flag.label));
    }
    return limited(std::move(lines));
}

CsafLine readCsafLine(const QString &line)
{
    static const auto words = wordsSaid();
    CsafLine read;
    read.word = line.section(mark, 0, 0);
    read.text = line.section(mark, 1).simplified();
    read.said = words.value(read.word, CsafSaid::Other);
    if (read.said == CsafSaid::LeftOut)
        read.leftOut = read.text.section(u' ', 0, 0).toInt();
    return read;
}

QString csafShortened(const QString &text)
{
    const auto plain = text.simplified();
    return plain.size() <= longestText ? plain : plain.left(longestText) + u"\u2026 "_s + digestOf(plain.toUtf8());
}

QString csafWord(CsafStatus status)
{
    constexpr std::array words{"first_affected",     "known_affected", "last_affected",       "first_fixed", "fixed",
                               "known_not_affected", "recommended",    "under_investigation", "unknown"};
    static_assert(words.size() == csafStatusCount);
    return QString::fromLatin1(words[size_t(status)]);
}

QString csafWord(CsafRemedy category)
{
    constexpr std::array words{"vendor_fix",     "mitigation",  "workaround",     "none_available",
                               "no_fix_planned", "fix_planned", "optional_patch", "other"};
    return QString::fromLatin1(words[size_t(category)]);
}

QString csafProductText(const CsafDocument &document, int product)
{
    const auto &given = document.products.at(product);
    const auto &plain = Claims::csafPlain(document, product);
    const auto &path = plain.path;
    // What is made of several products is told apart by its own name only.
    const auto &name = path.product.isEmpty() ? path.family : path.product;
    if (name.isEmpty() || path.version.isEmpty() || !given.links.isEmpty())
        return csafShortened(given.name);
    return csafShortened(name + u' ' + path.version);
}

double csafScore(const CsafVulnerability &vulnerability, const QList<int> &products)
{
    double highest = -1;
    for (const auto &metric : vulnerability.metrics) {
        if (!meet(metric.products, products))
            continue;
        for (const auto &cvss : metric.cvss)
            highest = std::max(highest, cvss.baseScore);
    }
    return highest;
}

QString csafVulnerabilityName(const CsafDocument &document, qsizetype index)
{
    const auto &vulnerability = document.vulnerabilities.at(index);
    if (!vulnerability.cve.isEmpty())
        return vulnerability.cve;
    for (const auto &id : vulnerability.ids) {
        if (!id.text.simplified().isEmpty())
            return id.text.simplified();
    }
    return u'#' + QString::number(index + 1);
}

} // namespace Patchwijzer
