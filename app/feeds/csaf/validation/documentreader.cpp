// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/documentreader.h"

namespace Patchwijzer::CsafCheck {
namespace {

/** Names of products and places in all: the largest real documents have some hundred thousand. */
constexpr size_t maxTexts = 4'000'000;

std::string_view stringOf(const simdjson::dom::object &object, std::string_view key)
{
    std::string_view value;
    return object.at_key(key).get(value) ? std::string_view() : value;
}

bool hasItems(const simdjson::dom::object &object, std::string_view key)
{
    simdjson::dom::array list;
    return object.at_key(key).get(list) == simdjson::SUCCESS && list.begin() != list.end();
}

} // namespace

bool DocumentReader::isRoomLeft() const
{
    return m_texts + m_document->paths.size() <= maxTexts;
}

OptionalText DocumentReader::text(const Object &object, std::string_view key, PathId at)
{
    std::string_view value;
    if (object.at_key(key).get(value))
        return {};
    return Text{value, {m_document->paths.key(at, key), -1}};
}

void DocumentReader::readTexts(const Object &object, std::string_view key, PathId at, Texts *texts)
{
    simdjson::dom::array list;
    if (object.at_key(key).get(list))
        return;
    const PathId listAt = m_document->paths.key(at, key);
    int64_t index = 0;
    for (const auto item : list) {
        std::string_view value;
        if (isRoomLeft() && item.get(value) == simdjson::SUCCESS) {
            texts->push_back({value, {listAt, index}});
            ++m_texts;
        }
        ++index;
    }
}

void DocumentReader::readCategories(const Object &object, std::string_view key, PathId at, Texts *texts)
{
    each(object, key, at, [&](const Object &item, PathId place) {
        if (const auto category = text(item, "category", place))
            texts->push_back(*category);
    });
}

void DocumentReader::read(const Json::Element &root)
{
    auto &paths = m_document->paths;
    const PathId documentAt = paths.key(0, "document");
    const PathId treeAt = paths.key(0, "product_tree");
    const PathId vulnerabilitiesAt = paths.key(0, "vulnerabilities");
    m_document->documentSpot.path = documentAt;
    m_document->notesSpot.path = paths.key(documentAt, "notes");
    m_document->referencesSpot.path = paths.key(documentAt, "references");
    m_document->productTreeSpot.path = treeAt;
    m_document->vulnerabilitiesSpot.path = vulnerabilitiesAt;
    Object top;
    if (root.get(top))
        return;
    Object object;
    if (top.at_key("document").get(object) == simdjson::SUCCESS)
        readDocument(object, documentAt);
    m_document->hasProductTree = top.at_key("product_tree").get(object) == simdjson::SUCCESS;
    if (m_document->hasProductTree)
        readProductTree(object, treeAt);
    m_document->hasVulnerabilities = top.at_key("vulnerabilities").error() == simdjson::SUCCESS;
    each(top, "vulnerabilities", 0, [this](const Object &item, PathId at) { readVulnerability(item, at); });
    m_document->m_tooLarge = !isRoomLeft();
    m_document->sort();
}

void DocumentReader::readDocument(const Object &object, PathId at)
{
    m_document->category = text(object, "category", at);
    m_document->language = text(object, "lang", at);
    m_document->sourceLanguage = text(object, "source_lang", at);
    readCategories(object, "notes", at, &m_document->noteCategories);
    readCategories(object, "references", at, &m_document->referenceCategories);
    Object part;
    if (object.at_key("publisher").get(part) == simdjson::SUCCESS)
        m_document->publisherCategory = text(part, "category", m_document->paths.key(at, "publisher"));
    if (object.at_key("tracking").get(part) == simdjson::SUCCESS)
        readTracking(part, m_document->paths.key(at, "tracking"));
}

void DocumentReader::readTracking(const Object &object, PathId at)
{
    m_document->status = text(object, "status", at);
    m_document->version = text(object, "version", at);
    if (m_document->version)
        m_document->parsedVersion = parseDocumentVersion(m_document->version->text);
    each(object, "revision_history", at, [this](const Object &item, PathId place) {
        Revision revision;
        revision.number = text(item, "number", place).value_or(Text{{}, {place, -1}});
        revision.date = text(item, "date", place).value_or(Text{{}, {place, -1}});
        revision.version = parseDocumentVersion(revision.number.text);
        revision.moment = parseMoment(revision.date.text);
        m_document->revisions.push_back(revision);
    });
}

void DocumentReader::readProductTree(const Object &object, PathId at)
{
    readBranches(object, at);
    each(object, "full_product_names", at, [this](const Object &item, PathId place) { readProduct(item, place); });
    each(object, "relationships", at, [this](const Object &item, PathId place) { readRelationship(item, place); });
    each(object, "product_groups", at, [this](const Object &item, PathId place) {
        Group group;
        group.id = text(item, "group_id", place).value_or(Text{{}, {place, -1}});
        readTexts(item, "product_ids", place, &group.products);
        m_document->groups.push_back(std::move(group));
    });
}

void DocumentReader::readBranches(const Object &parent, PathId at)
{
    // As deep as the parser lets a document be; it refuses deeper ones.
    each(parent, "branches", at, [this](const Object &item, PathId place) {
        m_document->branches.push_back(
            {stringOf(item, "category"), text(item, "name", place).value_or(Text{{}, {place, -1}})});
        Object product;
        if (item.at_key("product").get(product) == simdjson::SUCCESS)
            readProduct(product, m_document->paths.key(place, "product"));
        readBranches(item, place);
    });
}

void DocumentReader::readProduct(const Object &product, PathId at)
{
    if (const auto id = text(product, "product_id", at))
        m_document->products.push_back(*id);
    Object helper;
    if (product.at_key("product_identification_helper").get(helper))
        return;
    const PathId helperAt = m_document->paths.key(at, "product_identification_helper");
    if (const auto purl = text(helper, "purl", helperAt))
        m_document->packageUrls.push_back(*purl);
    each(helper, "hashes", helperAt, [this](const Object &file, PathId place) {
        Texts algorithms;
        each(file, "file_hashes", place, [&](const Object &hash, PathId hashAt) {
            if (const auto algorithm = text(hash, "algorithm", hashAt))
                algorithms.push_back(*algorithm);
        });
        m_document->hashAlgorithms.push_back(std::move(algorithms));
    });
}

void DocumentReader::readRelationship(const Object &object, PathId at)
{
    Relationship relationship;
    for (const std::string_view key : {"product_reference", "relates_to_product_reference"}) {
        if (const auto reference = text(object, key, at))
            m_document->m_relationshipReferences.push_back(*reference);
    }
    relationship.first = stringOf(object, "product_reference");
    relationship.second = stringOf(object, "relates_to_product_reference");
    Object product;
    if (object.at_key("full_product_name").get(product))
        return;
    const PathId productAt = m_document->paths.key(at, "full_product_name");
    readProduct(product, productAt);
    if (const auto id = text(product, "product_id", productAt)) {
        relationship.product = *id;
        m_document->relationships.push_back(relationship);
    }
}

Target DocumentReader::readTarget(const Object &object, std::string_view labelKey, PathId at)
{
    Target target;
    target.at = {at, -1};
    target.label = stringOf(object, labelKey);
    readTexts(object, "product_ids", at, &target.products);
    readTexts(object, "group_ids", at, &target.groups);
    target.namesProducts = object.at_key("product_ids").error() == simdjson::SUCCESS
        || object.at_key("group_ids").error() == simdjson::SUCCESS;
    return target;
}

std::vector<Target> DocumentReader::readTargets(const Object &parent, std::string_view key, std::string_view labelKey,
                                                PathId at)
{
    std::vector<Target> targets;
    each(parent, key, at,
         [&](const Object &item, PathId place) { targets.push_back(readTarget(item, labelKey, place)); });
    return targets;
}

std::optional<CvssFields> DocumentReader::readCvss(const Object &score, std::string_view key, PathId at)
{
    Json::Element element;
    if (score.at_key(key).get(element))
        return {};
    CvssFields cvss;
    cvss.isVersion2 = key == "cvss_v2";
    cvss.at.path = m_document->paths.key(at, key);
    Object object;
    cvss.isObject = element.get(object) == simdjson::SUCCESS;
    if (!cvss.isObject)
        return cvss;
    for (const auto field : object) {
        CvssProperty property;
        property.name = field.key;
        if (field.value.get(property.text) == simdjson::SUCCESS)
            property.kind = CvssProperty::Kind::Text;
        else if (field.value.get(property.number) == simdjson::SUCCESS)
            property.kind = CvssProperty::Kind::Number;
        if (isRoomLeft())
            cvss.properties.push_back(property);
        ++m_texts;
    }
    return cvss;
}

void DocumentReader::readScore(const Object &object, PathId at, Vulnerability *vulnerability)
{
    Score score;
    readTexts(object, "products", at, &score.products);
    score.cvss2 = readCvss(object, "cvss_v2", at);
    score.cvss3 = readCvss(object, "cvss_v3", at);
    vulnerability->scores.push_back(std::move(score));
}

void DocumentReader::readVulnerability(const Object &object, PathId at)
{
    m_texts += vulnerabilityCost;
    Vulnerability vulnerability;
    vulnerability.at = {at, -1};
    vulnerability.cve = text(object, "cve", at);
    vulnerability.hasIds = hasItems(object, "ids");
    vulnerability.hasNotes = hasItems(object, "notes");
    Object part;
    if (object.at_key("cwe").get(part) == simdjson::SUCCESS)
        vulnerability.cwe =
            Weakness{stringOf(part, "id"), stringOf(part, "name"), {m_document->paths.key(at, "cwe"), -1}};
    if (object.at_key("product_status").get(part) == simdjson::SUCCESS) {
        vulnerability.hasProductStatus = true;
        const PathId statusAt = m_document->paths.key(at, "product_status");
        for (size_t i = 0; i < statusNames.size(); ++i)
            readTexts(part, statusNames[i], statusAt, &vulnerability.statuses[i]);
    }
    each(object, "scores", at, [&](const Object &item, PathId place) { readScore(item, place, &vulnerability); });
    vulnerability.flags = readTargets(object, "flags", "label", at);
    vulnerability.remediations = readTargets(object, "remediations", "category", at);
    vulnerability.threats = readTargets(object, "threats", "category", at);
    each(object, "involvements", at, [&](const Object &item, PathId place) {
        vulnerability.involvements.push_back({stringOf(item, "party"), stringOf(item, "date"), {place, -1}});
    });
    m_document->vulnerabilities.push_back(std::move(vulnerability));
}

} // namespace Patchwijzer::CsafCheck
