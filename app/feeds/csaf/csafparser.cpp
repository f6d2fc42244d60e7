// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafparser.h"

#include "feeds/csaf/csafcontent.h"
#include "feeds/csaf/csafcontext.h"
#include "feeds/csaf/csafsections.h"

namespace Patchwijzer {

using Json::Place;

namespace {

/** csaf_version; nothing when there is none, which means that it is no CSAF. */
Result<QString> readVersion(const Json::Element &head, const Place &place)
{
    constexpr std::array<std::string_view, 1> keys{"csaf_version"};
    const auto object = Json::asObject(head, place);
    if (!object)
        return Json::fail(Error::Code::UnknownFormat, place, "not a CSAF document");
    PW_TRY(const auto fields, Json::pick(*object, keys, place));
    if (!fields[0])
        return Json::fail(Error::Code::UnknownFormat, place, "no csaf_version");
    std::string_view text;
    // A number is no version the standard knows; the document may still be readable.
    return fields[0]->get(text) ? QString() : Json::freeText(text, 40);
}

std::unique_ptr<Csaf::Dialect> dialectOf(const QString &version, Csaf::Context &context)
{
    if (version == QLatin1String("2.0"))
        return makeDialect20(context);
    if (version == QLatin1String("2.1"))
        return makeDialect21(context);
    return nullptr;
}

} // namespace

Result<CsafReading> parseCsaf(const QByteArray &json, const QString &where, const CsafLimits &limits)
{
    CsafJson parsed;
    PW_TRY_VOID(parsed.parse(json, where, limits.documentBytes, limits.jsonDepth));
    return parseCsaf(parsed, limits);
}

Result<CsafReading> parseCsaf(const CsafJson &json, const CsafLimits &limits)
{
    const auto &root = json.content().root;
    const Place place(json.content().where);
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not a CSAF document");
    constexpr std::array<std::string_view, 3> keys{"document", "product_tree", "vulnerabilities"};
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto &[head, tree, vulnerabilities] = fields;
    if (!head)
        return Json::fail(Error::Code::UnknownFormat, place, "not a CSAF document");
    const auto here = place.key("document");
    CsafReading reading;
    auto &document = reading.document;
    PW_TRY(document.versionText, readVersion(*head, here));
    Csaf::Context context(limits, &reading);
    const auto dialect = dialectOf(document.versionText, context);
    PW_TRY_VOID(Csaf::readHead(context, *head, here, &document));
    if (dialect) {
        document.version = dialect->version();
        readProductTree(context, *dialect, tree, place.key("product_tree"), &document);
        readVulnerabilities(context, *dialect, vulnerabilities, place.key("vulnerabilities"), &document);
    } else {
        context.leaveOut({Error::Code::UnknownFormat, here.key("csaf_version").text(),
                          QStringLiteral("an unknown version of CSAF: only title, notes and CVEs are read")});
        readVulnerabilityTitles(context, vulnerabilities, place.key("vulnerabilities"), &document);
    }
    if (context.isOverBudget())
        return Json::fail(Error::Code::FileTooLarge, place, "it names too many products");
    return reading;
}

} // namespace Patchwijzer
