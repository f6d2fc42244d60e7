// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/csafdiff.h"

#include "feeds/claims/csafstatement.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Section, vulnerability, what. */
using Place = std::tuple<QString, QString, QString>;
/** What stands in each place; several things in one place are kept in order. */
using Facts = std::map<Place, std::set<QString>>;

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

class Flattener
{
public:
    explicit Flattener(const CsafDocument &document)
        : m_document(document)
    {
        for (int i = 0; i < int(document.products.size()); ++i)
            m_names.append(csafProductText(document, i));
    }

    Facts facts()
    {
        addHead();
        for (int product = 0; product < int(m_document.products.size()); ++product)
            add(u"product"_s, {}, m_names.at(product), identifiersOf(product));
        for (qsizetype i = 0; i < m_document.vulnerabilities.size(); ++i)
            addVulnerability(csafVulnerabilityName(m_document, i), m_document.vulnerabilities.at(i));
        return std::move(m_facts);
    }

private:
    void add(const QString &section, const QString &vulnerability, const QString &what, const QString &value)
    {
        m_facts[{section, vulnerability, csafShortened(what)}].insert(csafShortened(value));
    }

    /** Only what is there: an empty field is no field. */
    void addField(const QString &section, const QString &vulnerability, const QString &what, const QString &value)
    {
        if (!value.simplified().isEmpty())
            add(section, vulnerability, what, value);
    }

    void addHead()
    {
        const auto &tracking = m_document.tracking;
        constexpr std::array statuses{"unknown", "draft", "interim", "final"};
        addField(u"tracking"_s, {}, u"id"_s, tracking.id);
        addField(u"tracking"_s, {}, u"version"_s, tracking.version);
        addField(u"tracking"_s, {}, u"status"_s, QString::fromLatin1(statuses[size_t(tracking.status)]));
        addField(u"tracking"_s, {}, u"current_release_date"_s, timeText(tracking.currentRelease));
        addField(u"tracking"_s, {}, u"initial_release_date"_s, timeText(tracking.initialRelease));
        for (const auto &alias : tracking.aliases)
            add(u"tracking"_s, {}, u"alias "_s + alias, alias);
        for (const auto &revision : tracking.revisions)
            add(u"tracking"_s, {}, u"revision "_s + revision.number, revision.summary);
        addField(u"document"_s, {}, u"title"_s, m_document.title);
        addField(u"document"_s, {}, u"category"_s, m_document.category);
        addField(u"document"_s, {}, u"csaf_version"_s, m_document.versionText);
        addField(u"document"_s, {}, u"lang"_s, m_document.language);
        addField(u"document"_s, {}, u"aggregate_severity"_s, m_document.severity);
        addField(u"document"_s, {}, u"publisher"_s, m_document.publisher.name);
        addField(u"document"_s, {}, u"namespace"_s, m_document.publisher.space);
        addTexts({}, m_document.notes, m_document.references);
    }

    void addTexts(const QString &vulnerability, const QList<CsafNote> &notes, const QList<CsafReference> &references)
    {
        for (const auto &note : notes)
            add(u"note"_s, vulnerability, note.title.isEmpty() ? note.category : note.category + u": "_s + note.title,
                note.text);
        for (const auto &reference : references)
            add(u"reference"_s, vulnerability, reference.url, reference.summary);
    }

    [[nodiscard]] QString identifiersOf(int product) const
    {
        const auto &helper = m_document.products.at(product).helper;
        QStringList texts = helper.purls + helper.modelNumbers + helper.serialNumbers + helper.skus;
        texts.append(helper.cpe);
        for (const auto &hash : helper.hashes)
            texts.append(hash.fileName + u' ' + hash.value);
        texts.removeAll(QString());
        texts.sort();
        return texts.join(u", "_s);
    }

    /** Of many products the first ones, and a digest by which they are told from others. */
    [[nodiscard]] QString namesOf(const QList<int> &products) const
    {
        std::set<QString> names;
        for (const int product : products)
            names.insert(m_names.at(product));
        constexpr int most = 20;
        QString text;
        QCryptographicHash hash(QCryptographicHash::Sha256);
        int count = 0;
        for (const auto &name : names) {
            hash.addData((name + u'\n').toUtf8());
            if (++count <= most)
                text += (count > 1 ? u", "_s : QString()) + name;
        }
        return count <= most ? text
                             : text + u", \u2026 "_s + QString::number(count) + u' '
                + QString::fromLatin1(hash.result().toHex().left(12));
    }

    void addVulnerability(const QString &name, const CsafVulnerability &vulnerability)
    {
        add(u"vulnerability"_s, name, u"title"_s, vulnerability.title);
        for (const auto &cwe : vulnerability.cwes)
            add(u"vulnerability"_s, name, cwe.id, cwe.name);
        for (const auto &id : vulnerability.ids)
            add(u"vulnerability"_s, name, id.system, id.text);
        addTexts(name, vulnerability.notes, vulnerability.references);
        for (size_t status = 0; status < csafStatusCount; ++status) {
            for (const int product : vulnerability.statuses[status])
                add(u"status"_s, name, m_names.at(product), csafWord(CsafStatus(status)));
        }
        for (const auto &remediation : vulnerability.remediations)
            add(u"remediation"_s, name,
                csafWord(remediation.category) + u": "_s + csafShortened(remediation.details) + u' ' + remediation.url
                    + (remediation.entitlements.isEmpty() ? QString()
                                                          : u" ("_s + remediation.entitlements.join(u", "_s) + u')'),
                namesOf(remediation.products));
        for (const auto &metric : vulnerability.metrics) {
            for (const auto &cvss : metric.cvss)
                add(u"score"_s, name, u"CVSS "_s + cvss.version + u": "_s + namesOf(metric.products),
                    cvss.baseScore < 0 ? cvss.vector : QString::number(cvss.baseScore) + u' ' + cvss.vector);
        }
        for (const auto &flag : vulnerability.flags)
            add(u"flag"_s, name, flag.label, namesOf(flag.products));
        for (const auto &threat : vulnerability.threats)
            add(u"threat"_s, name, threat.category + u": "_s + threat.details, namesOf(threat.products));
    }

    const CsafDocument &m_document;
    QList<QString> m_names; ///< By product.
    Facts m_facts;
};

QString joined(const std::set<QString> &values)
{
    return QStringList(values.begin(), values.end()).join(u"; "_s);
}

CsafDifference difference(CsafDifference::Kind kind, const Place &place, const QString &before, const QString &after)
{
    return {kind, std::get<0>(place), std::get<1>(place), std::get<2>(place), before, after};
}

} // namespace

QList<CsafDifference> csafDifferences(const CsafDocument &before, const CsafDocument &after)
{
    using Kind = CsafDifference::Kind;
    const auto old = Flattener(before).facts();
    const auto now = Flattener(after).facts();
    QList<CsafDifference> differences;
    for (const auto &[place, values] : old) {
        const auto same = now.find(place);
        if (same == now.end())
            differences.append(difference(Kind::Removed, place, joined(values), {}));
        else if (same->second != values)
            differences.append(difference(Kind::Changed, place, joined(values), joined(same->second)));
    }
    for (const auto &[place, values] : now) {
        if (!old.contains(place))
            differences.append(difference(Kind::Added, place, {}, joined(values)));
    }
    std::sort(differences.begin(), differences.end(), [](const CsafDifference &lhs, const CsafDifference &rhs) {
        return std::tie(lhs.section, lhs.vulnerability, lhs.what) < std::tie(rhs.section, rhs.vulnerability, rhs.what);
    });
    return differences;
}

} // namespace Patchwijzer
