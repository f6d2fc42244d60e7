// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/msrccvrf.h"

#include "feeds/cveid.h"
#include "feeds/jsonreader.h"
#include "feeds/msrcfields.h"
#include "feeds/msrcxml.h"
#include "feeds/plaintext.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxBranches = 8; // Vendor, family, product: three in practice.
constexpr qsizetype maxTitle = 300;
constexpr qsizetype maxSummary = 1'000;

// The kinds of CVRF 1.1 in the order in which the API numbers them.
constexpr std::array<QByteArrayView, 4> threatKinds{"Impact", "Exploit Status", "Target Set", "Severity"};
constexpr std::array<QByteArrayView, 7> statusKinds{
    "First Affected", "First Fixed", "Fixed", "Known Affected", "Known Not Affected", "Last Affected", "Recommended"};
constexpr std::array<QByteArrayView, 7> remediationKinds{
    "Workaround", "Mitigation", "Vendor Fix", "None Available", "Will Not Fix", "Known Issue", "Release Notes"};
constexpr std::array<QByteArrayView, 3> noteKinds{"General", "Details", "Description"};

/** The products of the list or of the tree, whichever is there. */
class ProductReader
{
public:
    [[nodiscard]] Result<void> read(const Field &tree, const Place &place)
    {
        constexpr std::array<std::string_view, 2> keys{"fullproductname", "branch"};
        if (!tree)
            return {};
        PW_TRY(const auto fields, Msrc::pick(*tree, keys, place));
        // The tree first: it knows the families.
        PW_TRY_VOID(readBranches(fields[1], QString(), 0, place.key("Branch")));
        PW_TRY_VOID(readProducts(fields[0], QString(), place.key("FullProductName")));
        return {};
    }

    [[nodiscard]] QList<MsrcProduct> takeSorted()
    {
        auto products = m_products.values();
        std::sort(products.begin(), products.end(),
                  [](const MsrcProduct &lhs, const MsrcProduct &rhs) { return lhs.id < rhs.id; });
        return products;
    }

private:
    [[nodiscard]] Result<void> readBranches(const Field &field, const QString &family, int depth, const Place &place);
    [[nodiscard]] Result<void> readProducts(const Field &field, const QString &family, const Place &place);
    [[nodiscard]] Result<void> readItem(const Element &item, const QString &family, int depth, const Place &place);

    QHash<QString, MsrcProduct> m_products;
};

/** A branch, or a product at the end of one. */
Result<void> ProductReader::readItem(const Element &item, const QString &family, int depth, const Place &place)
{
    constexpr std::array<std::string_view, 7> keys{"productid",       "value",  "text", "name",
                                                   "fullproductname", "branch", "items"};
    PW_TRY(const auto fields, Msrc::pick(item, keys, place));
    if (fields[0]) {
        PW_TRY(const auto id, Json::name(*fields[0], Msrc::maxName, place.key("ProductID")));
        MsrcProduct product;
        product.id = Json::toQString(id);
        product.name = plainText(Msrc::textOf(fields[1] ? fields[1] : fields[2]), Msrc::maxName);
        product.family = family;
        if (!m_products.contains(product.id))
            m_products.insert(product.id, product);
        return {};
    }
    // The outermost branch is the vendor: no family.
    const auto name = depth == 0 ? QString() : plainText(Msrc::textOf(fields[3]), Msrc::maxName);
    PW_TRY_VOID(readProducts(fields[4], name, place.key(keys[4])));
    PW_TRY_VOID(readBranches(fields[5], name, depth + 1, place.key(keys[5])));
    PW_TRY_VOID(readBranches(fields[6], name, depth + 1, place.key(keys[6])));
    return {};
}

Result<void> ProductReader::readBranches(const Field &field, const QString &family, int depth, const Place &place)
{
    if (depth > maxBranches)
        return Json::fail(Error::Code::BadValue, place, "branches too deep");
    if (field && field->is_object())
        return readItem(*field, family, depth, place);
    PW_TRY(const auto items, Msrc::itemsOf(field, "branch", place));
    for (qsizetype i = 0; i < items.size(); ++i)
        PW_TRY_VOID(readItem(items[i], family, depth, place.item(i)));
    return {};
}

Result<void> ProductReader::readProducts(const Field &field, const QString &family, const Place &place)
{
    PW_TRY(const auto items, Msrc::itemsOf(field, "fullproductname", place));
    for (qsizetype i = 0; i < items.size(); ++i)
        PW_TRY_VOID(readItem(items[i], family, 0, place.item(i)));
    return {};
}

/** One vulnerability while it is read: what belongs to a product is collected per product. */
class VulnerabilityReader
{
public:
    explicit VulnerabilityReader(QList<Error> *skipped)
        : m_skipped(skipped)
    {
    }

    [[nodiscard]] Result<MsrcVulnerability> read(const Element &value, const Place &place);

private:
    [[nodiscard]] Result<void> readStatuses(const Field &field, const Place &place);
    [[nodiscard]] Result<void> readThreats(const Field &field, const Place &place);
    [[nodiscard]] Result<void> readScores(const Field &field, const Place &place);
    [[nodiscard]] Result<void> readNotes(const Field &field, const Place &place);
    [[nodiscard]] Result<void> readRevisions(const Field &field, const Place &place);
    [[nodiscard]] Result<void> readRemediations(const Field &field, const Place &place);
    void readExploitStatus(QByteArrayView text);

    template<typename Change>
    void forProducts(const QList<QString> &products, Change change)
    {
        auto &all = m_result.affected;
        const auto before = [](const MsrcAffected &item, const QString &id) { return item.product < id; };
        for (const auto &product : products) {
            const auto found = std::lower_bound(all.begin(), all.end(), product, before);
            if (found != all.end() && found->product == product)
                change(&*found);
        }
        if (products.isEmpty()) // It is about all of them.
            std::for_each(all.begin(), all.end(), [&](MsrcAffected &item) { change(&item); });
    }

    QList<Error> *m_skipped;
    MsrcVulnerability m_result;
};

Result<void> VulnerabilityReader::readStatuses(const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 2> keys{"type", "productid"};
    PW_TRY(const auto items, Msrc::itemsOf(field, "status", place));
    QHash<QString, AffectedStatus> statuses;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto here = place.item(i);
        PW_TRY(const auto fields, Msrc::pick(items[i], keys, here));
        PW_TRY(const auto products, Msrc::productsOf(fields[1], here.key("ProductID")));
        const int kind = Msrc::kindOf(fields[0], statusKinds);
        const bool affected = kind == 0 || kind == 3 || kind == 5;
        const bool notAffected = kind == 1 || kind == 2 || kind == 4 || kind == 6;
        for (const auto &product : products) {
            // Affected wins: what is both is not safe. A kind we do not know says nothing we could lean on.
            if (affected)
                statuses[product] = AffectedStatus::Affected;
            else if (!statuses.contains(product))
                statuses[product] = notAffected ? AffectedStatus::NotAffected : AffectedStatus::Undetermined;
        }
    }
    for (auto it = statuses.cbegin(); it != statuses.cend(); ++it) {
        MsrcAffected affected;
        affected.product = it.key();
        affected.status = it.value();
        m_result.affected.append(affected);
    }
    std::sort(m_result.affected.begin(), m_result.affected.end(),
              [](const MsrcAffected &lhs, const MsrcAffected &rhs) { return lhs.product < rhs.product; });
    return {};
}

/** "Publicly Disclosed:No;Exploited:Yes;Latest Software Release:Exploitation Detected;DOS:N/A" */
void VulnerabilityReader::readExploitStatus(QByteArrayView text)
{
    const auto parts = plainText(text, maxSummary).split(u';');
    for (const auto &part : parts) {
        const auto name = part.section(u':', 0, 0).trimmed();
        const auto value = part.section(u':', 1).trimmed();
        const bool yes = value.compare("yes"_L1, Qt::CaseInsensitive) == 0;
        if (name.compare("exploited"_L1, Qt::CaseInsensitive) == 0)
            m_result.exploited = m_result.exploited || yes;
        else if (name.compare("publicly disclosed"_L1, Qt::CaseInsensitive) == 0)
            m_result.publiclyDisclosed = m_result.publiclyDisclosed || yes;
        else if (name.compare("latest software release"_L1, Qt::CaseInsensitive) == 0 && value != u"N/A")
            m_result.exploitability = value;
    }
}

Result<void> VulnerabilityReader::readThreats(const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"type", "description", "productid"};
    PW_TRY(const auto items, Msrc::itemsOf(field, "threat", place));
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto here = place.item(i);
        PW_TRY(const auto fields, Msrc::pick(items[i], keys, here));
        const auto text = Msrc::textOf(fields[1]);
        const int kind = Msrc::kindOf(fields[0], threatKinds);
        if (kind == 1)
            readExploitStatus(text);
        if (kind != 0 && kind != 3)
            continue;
        PW_TRY(const auto products, Msrc::productsOf(fields[2], here.key("ProductID")));
        const auto value = plainText(text, Msrc::maxName);
        forProducts(products,
                    [&](MsrcAffected *affected) { (kind == 0 ? affected->impact : affected->severity) = value; });
    }
    return {};
}

Result<void> VulnerabilityReader::readScores(const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"basescore", "vector", "productid"};
    PW_TRY(const auto items, Msrc::itemsOf(field, "scoreset", place));
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto here = place.item(i);
        PW_TRY(const auto fields, Msrc::pick(items[i], keys, here));
        PW_TRY(const auto products, Msrc::productsOf(fields[2], here.key("ProductID")));
        const auto score = Msrc::scoreOf(fields[0]);
        const auto vector = plainText(Msrc::textOf(fields[1]), Msrc::maxName);
        forProducts(products, [&](MsrcAffected *affected) {
            if (score <= affected->baseScore) // Of several, the highest.
                return;
            affected->baseScore = score;
            affected->cvssVector = vector;
        });
    }
    return {};
}

Result<void> VulnerabilityReader::readNotes(const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"type", "value", "text"};
    PW_TRY(const auto items, Msrc::itemsOf(field, "note", place));
    for (qsizetype i = 0; i < items.size() && m_result.summary.isEmpty(); ++i) {
        PW_TRY(const auto fields, Msrc::pick(items[i], keys, place.item(i)));
        if (Msrc::kindOf(fields[0], noteKinds) == 2)
            m_result.summary = textOfHtml(Msrc::textOf(fields[1] ? fields[1] : fields[2]), maxSummary);
    }
    return {};
}

Result<void> VulnerabilityReader::readRevisions(const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 1> keys{"date"};
    PW_TRY(const auto items, Msrc::itemsOf(field, "revision", place));
    for (qsizetype i = 0; i < items.size(); ++i) {
        PW_TRY(const auto fields, Msrc::pick(items[i], keys, place.item(i)));
        const auto date = Msrc::timeOf(fields[0]);
        if (!date.isValid())
            continue;
        if (!m_result.published.isValid() || date < m_result.published)
            m_result.published = date;
        if (!m_result.modified.isValid() || date > m_result.modified)
            m_result.modified = date;
    }
    return {};
}

std::optional<MsrcRemediation::Kind> remediationKind(const Field &field)
{
    using Kind = MsrcRemediation::Kind;
    constexpr std::array<Kind, 6> kinds{Kind::Workaround,    Kind::Mitigation, Kind::VendorFix,
                                        Kind::NoneAvailable, Kind::WillNotFix, Kind::KnownIssue};
    const int kind = Msrc::kindOf(field, remediationKinds);
    // Release notes name a package or a KB that stands in another remediation already.
    return kind >= 0 && size_t(kind) < kinds.size() ? std::optional(kinds[size_t(kind)]) : std::nullopt;
}

RestartNeed restartOf(const Field &field)
{
    constexpr std::array<QByteArrayView, 4> words{"", "No", "Maybe", "Yes"};
    const int kind = field && field->is_number() ? -1 : Msrc::kindOf(field, words);
    return kind < 0 ? RestartNeed::Unknown : static_cast<RestartNeed>(kind);
}

/** @return nothing for a kind that tells us nothing. */
Result<std::optional<MsrcRemediation>> readRemediation(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 8> keys{"type",         "subtype",   "description",     "url",
                                                   "supercedence", "productid", "restartrequired", "fixedbuild"};
    PW_TRY(const auto fields, Msrc::pick(value, keys, place));
    const auto kind = remediationKind(fields[0]);
    if (!kind)
        return std::optional<MsrcRemediation>();
    MsrcRemediation remediation;
    remediation.kind = *kind;
    remediation.subType = plainText(Msrc::textOf(fields[1]), Msrc::maxName);
    const auto description = Msrc::textOf(fields[2]);
    const auto kbs = Msrc::kbsOf(description);
    if (kbs.size() == 1 && description.size() <= 10) // The number alone, with or without KB.
        remediation.kb = kbs.front();
    else
        remediation.description = textOfHtml(description, maxSummary);
    remediation.link = webLink(Msrc::textOf(fields[3]));
    remediation.supersedes = Msrc::kbsOf(Msrc::textOf(fields[4]));
    PW_TRY(remediation.products, Msrc::productsOf(fields[5], place.key("ProductID")));
    remediation.restart = restartOf(fields[6]);
    remediation.fixedBuilds = Msrc::buildsOf(Msrc::textOf(fields[7]));
    return std::optional(std::move(remediation));
}

Result<void> VulnerabilityReader::readRemediations(const Field &field, const Place &place)
{
    PW_TRY(const auto items, Msrc::itemsOf(field, "remediation", place));
    for (qsizetype i = 0; i < items.size(); ++i) {
        auto remediation = readRemediation(items[i], place.item(i));
        if (!remediation)
            m_skipped->append(std::move(remediation).error());
        else if (*remediation)
            m_result.remediations.append(**std::move(remediation));
    }
    return {};
}

Result<MsrcVulnerability> VulnerabilityReader::read(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 9> keys{"cve",         "title",         "cwe",   "productstatuses",
                                                   "threats",     "cvssscoresets", "notes", "revisionhistory",
                                                   "remediations"};
    PW_TRY(const auto fields, Msrc::pick(value, keys, place));
    if (!fields[0])
        return Json::fail(Error::Code::MissingField, place.key("CVE"), "required");
    PW_TRY(const auto id, Json::name(*fields[0], Msrc::maxName, place.key("CVE")));
    m_result.id = Json::toQString(id);
    auto bytes = Json::bytesOf(fields[0]);
    if (bytes.endsWith("-M")) // As Microsoft marks some CVEs of its Linux.
        bytes.chop(2);
    m_result.cve = cveOf(bytes);
    m_result.title = textOfHtml(Msrc::textOf(fields[1]), maxTitle);
    PW_TRY(const auto weaknesses, Msrc::itemsOf(fields[2], {}, place.key("CWE")));
    if (!weaknesses.isEmpty()) {
        constexpr std::array<std::string_view, 1> cweKeys{"id"};
        PW_TRY(const auto cwe, Msrc::pick(weaknesses.front(), cweKeys, place.key("CWE")));
        m_result.cwe = plainText(Json::bytesOf(cwe[0]), 20);
    }
    PW_TRY_VOID(readStatuses(fields[3], place.key("ProductStatuses")));
    PW_TRY_VOID(readThreats(fields[4], place.key("Threats")));
    PW_TRY_VOID(readScores(fields[5], place.key("CVSSScoreSets")));
    PW_TRY_VOID(readNotes(fields[6], place.key("Notes")));
    PW_TRY_VOID(readRevisions(fields[7], place.key("RevisionHistory")));
    PW_TRY_VOID(readRemediations(fields[8], place.key("Remediations")));
    return std::move(m_result);
}

Result<void> readTracking(const Element &value, const Place &place, MsrcBulletin *bulletin)
{
    constexpr std::array<std::string_view, 3> keys{"identification", "initialreleasedate", "currentreleasedate"};
    constexpr std::array<std::string_view, 1> idKeys{"id"};
    PW_TRY(const auto fields, Msrc::pick(value, keys, place));
    for (const size_t required : {size_t(0), size_t(2)}) {
        if (!fields[required])
            return Json::fail(Error::Code::MissingField, place.key(keys[required]), "required");
    }
    PW_TRY(const auto id, Msrc::pick(*fields[0], idKeys, place.key("Identification")));
    bulletin->id = plainText(Msrc::textOf(id[0]), Msrc::maxName);
    bulletin->released = Msrc::timeOf(fields[1]);
    bulletin->modified = Msrc::timeOf(fields[2]);
    if (bulletin->id.isEmpty() || !bulletin->modified.isValid())
        return Json::fail(Error::Code::BadValue, place, "no id, or no date");
    return {};
}

/** Other makers publish CVRF as well, and number their products in their own way. */
Result<void> checkPublisher(const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 2> keys{"contactdetails", "issuingauthority"};
    if (!field)
        return {};
    PW_TRY(const auto fields, Msrc::pick(*field, keys, place));
    for (const auto &about : fields) {
        if (plainText(Msrc::textOf(about), maxSummary).contains("microsoft"_L1, Qt::CaseInsensitive))
            return {};
    }
    return Json::fail(Error::Code::UnknownFormat, place, "not a CVRF document of Microsoft");
}

Result<void> readVulnerabilities(const Field &field, const Place &place, MsrcDocument *document)
{
    PW_TRY(const auto items, Msrc::itemsOf(field, {}, place));
    auto &found = document->bulletin.vulnerabilities;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (auto vulnerability = VulnerabilityReader(&document->skipped).read(items[i], place.item(i)))
            found.append(*std::move(vulnerability));
        else
            document->skipped.append(std::move(vulnerability).error());
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const MsrcVulnerability &lhs, const MsrcVulnerability &rhs) { return lhs.id < rhs.id; });
    const auto same = [](const MsrcVulnerability &lhs, const MsrcVulnerability &rhs) { return lhs.id == rhs.id; };
    const auto end = std::unique(found.begin(), found.end(), same);
    if (end != found.end())
        document->skipped.append({Error::Code::BadValue, place.text(), u"a vulnerability is listed twice"_s});
    found.erase(end, found.end());
    if (found.isEmpty() && !items.isEmpty())
        return Json::fail(Error::Code::BadValue, place, "not a single readable vulnerability");
    return {};
}

Result<MsrcDocument> parseJson(const QByteArray &json, const QString &where)
{
    constexpr std::array<std::string_view, 5> keys{"documenttracking", "vulnerability", "documenttitle", "producttree",
                                                   "documentpublisher"};
    const Place place(where);
    simdjson::dom::parser parser{size_t(Msrc::maxBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, Json::usualDepth, json, place));
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not a CVRF document");
    PW_TRY(const auto fields, Msrc::pick(root, keys, place));
    if (!fields[0])
        return Json::fail(Error::Code::UnknownFormat, place, "not a CVRF document");
    if (!fields[1])
        return Json::fail(Error::Code::MissingField, place.key("Vulnerability"), "required");
    PW_TRY_VOID(checkPublisher(fields[4], place.key("DocumentPublisher")));
    MsrcDocument document;
    PW_TRY_VOID(readTracking(*fields[0], place.key("DocumentTracking"), &document.bulletin));
    document.bulletin.title = plainText(Msrc::textOf(fields[2]), maxTitle);
    ProductReader products;
    PW_TRY_VOID(products.read(fields[3], place.key("ProductTree")));
    document.bulletin.products = products.takeSorted();
    PW_TRY_VOID(readVulnerabilities(fields[1], place.key("Vulnerability"), &document));
    return document;
}

} // namespace

Result<MsrcDocument> parseMsrcCvrf(const QByteArray &bytes, const QString &where)
{
    const auto first = std::find_if(bytes.cbegin(), bytes.cend(), [](char c) { return c > ' ' && c < 0x7f; });
    if (first == bytes.cend() || *first != '<')
        return parseJson(bytes, where);
    PW_TRY(const auto json, jsonOfCvrfXml(bytes, where));
    return parseJson(json, where);
}

} // namespace Patchwijzer
