// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/asciitext.h"
#include "feeds/csaf/validation/documentversion.h"
#include "feeds/csaf/validation/moment.h"
#include "feeds/csaf/validation/schema.h"

#include <algorithm>

// The tables follow the order of the standard: CSAF 2.0, sections 3.1 (shared) and 3.2 (properties).
namespace Patchwijzer::CsafCheck {
namespace {

using enum Property::Kind;
using enum Property::Count;

constexpr bool required = true;
constexpr bool optional = false;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isDateTime(std::string_view text)
{
    return parseMoment(text).valid;
}

/** A scheme, a colon, something behind it, and no blanks. */
bool isUri(std::string_view text)
{
    const auto colon = text.find(':');
    return colon != std::string_view::npos && colon > 0 && colon + 1 < text.size() && isLetter(text.front())
        && std::none_of(text.begin(), text.end(), [](char c) { return isSpace(c) || (c >= 0 && c < 0x20); });
}

bool isVersion(std::string_view text)
{
    return parseDocumentVersion(text).kind != DocumentVersion::Kind::Neither;
}

bool isCategory(std::string_view text)
{
    const auto isEdge = [](char c) { return isSpace(c) || c == '-' || c == '_' || c == '.'; };
    return !isEdge(text.front()) && !isEdge(text.back());
}

bool isTrackingId(std::string_view text)
{
    return !isSpace(text.front()) && !isSpace(text.back());
}

/** What the schema asks of a language tag is less than test 6.1.12 does. */
bool isLanguage(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isLetter(c) || Ascii::isDigit(c) || c == '-'; });
}

bool isHash(std::string_view text)
{
    return text.size() >= 32 && std::all_of(text.begin(), text.end(), Ascii::isHexDigit);
}

/** The start of a CPE 2.3 formatted string or of a CPE 2.2 URI, which older tools write with capitals. */
bool isCpe(std::string_view text)
{
    const bool prefixed =
        text.size() > 6 && (text[0] | 0x20) == 'c' && (text[1] | 0x20) == 'p' && (text[2] | 0x20) == 'e';
    return prefixed && (text.substr(3, 5) == ":2.3:" || text.substr(3, 2) == ":/");
}

bool isPurl(std::string_view text)
{
    return text.size() >= 7 && text.starts_with("pkg:") && text.find('/', 5) != std::string_view::npos;
}

bool isCve(std::string_view text)
{
    return text.size() >= 13 && text.starts_with("CVE-") && Ascii::isDigits(text.substr(4, 4)) && text[8] == '-'
        && Ascii::isDigits(text.substr(9));
}

bool isCwe(std::string_view text)
{
    return text.starts_with("CWE-") && text.size() <= 10 && Ascii::isDigits(text.substr(4)) && text[4] != '0';
}

constexpr Property text(std::string_view name, bool need = optional)
{
    return {.name = name, .required = need};
}

constexpr Property oneOf(std::string_view name, bool need, std::string_view values)
{
    return {.name = name, .kind = OneOf, .required = need, .values = values};
}

constexpr Property form(std::string_view name, bool need, bool (*hasForm)(std::string_view))
{
    return {.name = name, .kind = Form, .required = need, .hasForm = hasForm};
}

constexpr Property object(std::string_view name, bool need, const Shape &shape)
{
    return {.name = name, .kind = Object, .required = need, .shape = &shape};
}

constexpr Property objects(std::string_view name, bool need, const Shape &shape, Property::Count count = List)
{
    return {.name = name, .kind = Object, .required = need, .count = count, .shape = &shape};
}

constexpr Property texts(std::string_view name, Property::Count count = Set, bool need = optional, size_t minItems = 1)
{
    return {.name = name, .required = need, .count = count, .minItems = minItems};
}

constexpr Property uris(std::string_view name)
{
    return {.name = name, .kind = Form, .count = List, .hasForm = isUri};
}

// Section 3.1
constexpr Property acknowledgmentProperties[]{texts("names", List), text("organization"), text("summary"),
                                              uris("urls")};
constexpr Shape acknowledgment{acknowledgmentProperties, 1};

constexpr Property noteProperties[]{
    text("audience"),
    oneOf("category", required, "description|details|faq|general|legal_disclaimer|other|summary"),
    text("text", required),
    text("title"),
};
constexpr Shape note{noteProperties};

constexpr Property referenceProperties[]{oneOf("category", optional, "external|self"), text("summary", required),
                                         form("url", required, isUri)};
constexpr Shape reference{referenceProperties};

constexpr Property hashProperties[]{text("algorithm", required), form("value", required, isHash)};
constexpr Shape hash{hashProperties};
constexpr Property hashesProperties[]{objects("file_hashes", required, hash), text("filename", required)};
constexpr Shape hashes{hashesProperties};
constexpr Property genericUriProperties[]{form("namespace", required, isUri), form("uri", required, isUri)};
constexpr Shape genericUri{genericUriProperties};
constexpr Property helperProperties[]{
    form("cpe", optional, isCpe),
    objects("hashes", optional, hashes),
    texts("model_numbers"),
    form("purl", optional, isPurl),
    uris("sbom_urls"),
    texts("serial_numbers"),
    texts("skus", List),
    objects("x_generic_uris", optional, genericUri),
};
constexpr Shape helper{helperProperties, 1};
constexpr Property productProperties[]{text("name", required), text("product_id", required),
                                       object("product_identification_helper", optional, helper)};
constexpr Shape product{productProperties};

extern const Shape branch;
const Property branchProperties[]{
    objects("branches", optional, branch),
    oneOf("category", required,
          "architecture|host_name|language|legacy|patch_level|product_family|product_name|product_version|"
          "product_version_range|service_pack|specification|vendor"),
    text("name", required),
    object("product", optional, product),
};
const Shape branch{branchProperties};

// Section 3.2.1
constexpr Property severityProperties[]{form("namespace", optional, isUri), text("text", required)};
constexpr Shape severity{severityProperties};
constexpr Property tlpProperties[]{oneOf("label", required, "AMBER|GREEN|RED|WHITE"), form("url", optional, isUri)};
constexpr Shape tlp{tlpProperties};
constexpr Property distributionProperties[]{text("text"), object("tlp", optional, tlp)};
constexpr Shape distribution{distributionProperties, 1};
constexpr Property publisherProperties[]{
    oneOf("category", required, "coordinator|discoverer|other|translator|user|vendor"),
    text("contact_details"),
    text("issuing_authority"),
    text("name", required),
    form("namespace", required, isUri),
};
constexpr Shape publisher{publisherProperties};
constexpr Property engineProperties[]{text("name", required), text("version")};
constexpr Shape engine{engineProperties};
constexpr Property generatorProperties[]{form("date", optional, isDateTime), object("engine", required, engine)};
constexpr Shape generator{generatorProperties};
constexpr Property revisionProperties[]{form("date", required, isDateTime), text("legacy_version"),
                                        form("number", required, isVersion), text("summary", required)};
constexpr Shape revision{revisionProperties};
constexpr Property trackingProperties[]{
    texts("aliases"),
    form("current_release_date", required, isDateTime),
    object("generator", optional, generator),
    form("id", required, isTrackingId),
    form("initial_release_date", required, isDateTime),
    objects("revision_history", required, revision),
    oneOf("status", required, "draft|final|interim"),
    form("version", required, isVersion),
};
constexpr Shape tracking{trackingProperties};
constexpr Property documentProperties[]{
    objects("acknowledgments", optional, acknowledgment),
    object("aggregate_severity", optional, severity),
    form("category", required, isCategory),
    oneOf("csaf_version", required, "2.0"),
    object("distribution", optional, distribution),
    form("lang", optional, isLanguage),
    objects("notes", optional, note),
    object("publisher", required, publisher),
    objects("references", optional, reference),
    form("source_lang", optional, isLanguage),
    text("title", required),
    object("tracking", required, tracking),
};
constexpr Shape document{documentProperties};

// Section 3.2.2
constexpr Property groupProperties[]{text("group_id", required), texts("product_ids", Set, required, 2),
                                     text("summary")};
constexpr Shape group{groupProperties};
constexpr Property relationshipProperties[]{
    oneOf("category", required,
          "default_component_of|external_component_of|installed_on|installed_with|optional_component_of"),
    object("full_product_name", required, product),
    text("product_reference", required),
    text("relates_to_product_reference", required),
};
constexpr Shape relationship{relationshipProperties};
const Property treeProperties[]{
    objects("branches", optional, branch),
    objects("full_product_names", optional, product),
    objects("product_groups", optional, group),
    objects("relationships", optional, relationship),
};
const Shape tree{treeProperties, 1};

// Section 3.2.3
constexpr Property cweProperties[]{form("id", required, isCwe), text("name", required)};
constexpr Shape cwe{cweProperties};
constexpr Property flagProperties[]{
    form("date", optional, isDateTime),
    texts("group_ids"),
    oneOf("label", required,
          "component_not_present|inline_mitigations_already_exist|vulnerable_code_cannot_be_controlled_by_adversary|"
          "vulnerable_code_not_in_execute_path|vulnerable_code_not_present"),
    texts("product_ids"),
};
constexpr Shape flag{flagProperties};
constexpr Property idProperties[]{text("system_name", required), text("text", required)};
constexpr Shape id{idProperties};
constexpr Property involvementProperties[]{
    form("date", optional, isDateTime),
    oneOf("party", required, "coordinator|discoverer|other|user|vendor"),
    oneOf("status", required, "completed|contact_attempted|disputed|in_progress|not_contacted|open"),
    text("summary"),
};
constexpr Shape involvement{involvementProperties};
constexpr Property statusProperties[]{
    texts("first_affected"),     texts("first_fixed"),   texts("fixed"),       texts("known_affected"),
    texts("known_not_affected"), texts("last_affected"), texts("recommended"), texts("under_investigation"),
};
constexpr Shape productStatus{statusProperties, 1};
constexpr Property restartProperties[]{
    oneOf("category", required, "connected|dependencies|machine|none|parent|service|system|vulnerable_component|zone"),
    text("details"),
};
constexpr Shape restart{restartProperties};
constexpr Property remediationProperties[]{
    oneOf("category", required, "mitigation|no_fix_planned|none_available|vendor_fix|workaround"),
    form("date", optional, isDateTime),
    text("details", required),
    texts("entitlements", List),
    texts("group_ids"),
    texts("product_ids"),
    object("restart_required", optional, restart),
    form("url", optional, isUri),
};
constexpr Shape remediation{remediationProperties};
constexpr Property scoreProperties[]{texts("products", Set, required)};
constexpr Shape score{scoreProperties, 2};
constexpr Property threatProperties[]{
    oneOf("category", required, "exploit_status|impact|target_set"),
    form("date", optional, isDateTime),
    text("details", required),
    texts("group_ids"),
    texts("product_ids"),
};
constexpr Shape threat{threatProperties};
constexpr Property vulnerabilityProperties[]{
    objects("acknowledgments", optional, acknowledgment),
    form("cve", optional, isCve),
    object("cwe", optional, cwe),
    form("discovery_date", optional, isDateTime),
    objects("flags", optional, flag, Set),
    objects("ids", optional, id, Set),
    objects("involvements", optional, involvement, Set),
    objects("notes", optional, note),
    object("product_status", optional, productStatus),
    objects("references", optional, reference),
    form("release_date", optional, isDateTime),
    objects("remediations", optional, remediation),
    objects("scores", optional, score),
    objects("threats", optional, threat),
    text("title"),
};
constexpr Shape vulnerability{vulnerabilityProperties, 1};

const Property rootProperties[]{
    object("document", required, document),
    object("product_tree", optional, tree),
    objects("vulnerabilities", optional, vulnerability),
};
const Shape root{rootProperties};

} // namespace

const Shape &documentShape()
{
    return root;
}

} // namespace Patchwijzer::CsafCheck
