// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafsections.h"

#include <algorithm>

namespace Patchwijzer::Csaf {
namespace {

CsafTlp readTlp(Context &context, const Field &distribution, const Place &place)
{
    constexpr std::array<std::string_view, 1> outer{"tlp"};
    constexpr std::array<std::string_view, 1> inner{"label"};
    const auto tlp = context.pickIn(distribution, outer, place);
    if (!tlp)
        return CsafTlp::None;
    const auto here = place.key("tlp");
    const auto label = context.pickIn((*tlp)[0], inner, here);
    if (!label || !(*label)[0])
        return CsafTlp::None;
    constexpr std::array<std::pair<QStringView, CsafTlp>, 6> words{{{u"WHITE", CsafTlp::Clear},
                                                                    {u"CLEAR", CsafTlp::Clear},
                                                                    {u"GREEN", CsafTlp::Green},
                                                                    {u"AMBER", CsafTlp::Amber},
                                                                    {u"AMBER+STRICT", CsafTlp::AmberStrict},
                                                                    {u"RED", CsafTlp::Red}}};
    const auto word = context.name((*label)[0], here.key("label")).toUpper();
    const auto known = std::find_if(words.begin(), words.end(), [&](const auto &pair) { return pair.first == word; });
    if (known != words.end())
        return known->second;
    // Somebody wanted it kept to a circle; which one we do not know, so the smallest.
    context.remark(Error::Code::BadValue, here.key("label"), "an unknown TLP label, taken as RED");
    return CsafTlp::Red;
}

CsafPublisher readPublisher(Context &context, const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"category", "name", "namespace"};
    const auto fields = context.pickIn(field, keys, place);
    if (!fields) {
        context.remark(Error::Code::MissingField, place, "required");
        return {};
    }
    return {context.name((*fields)[0], place.key(keys[0])), context.line((*fields)[1], place.key(keys[1])),
            context.name((*fields)[2], place.key(keys[2]))};
}

CsafDocumentStatus readStatus(Context &context, const Field &field, const Place &place)
{
    const auto word = context.name(field, place);
    if (word == QLatin1String("draft"))
        return CsafDocumentStatus::Draft;
    if (word == QLatin1String("interim"))
        return CsafDocumentStatus::Interim;
    if (word == QLatin1String("final"))
        return CsafDocumentStatus::Final;
    context.remark(Error::Code::BadValue, place, "none of draft, interim and final");
    return CsafDocumentStatus::Unknown;
}

QList<CsafRevision> readRevisions(Context &context, const Field &field, const Place &place)
{
    QList<CsafRevision> revisions;
    context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 3> keys{"number", "date", "summary"};
        const auto fields = context.pick(object, keys, here);
        if (!fields)
            return;
        revisions.append({context.name((*fields)[0], here.key(keys[0])), context.time((*fields)[1], here.key(keys[1])),
                          context.text((*fields)[2], here.key(keys[2]))});
    });
    return revisions;
}

Result<CsafTracking> readTracking(Context &context, const Field &field, const Place &place)
{
    constexpr std::array<std::string_view, 7> keys{
        "id", "aliases", "version", "status", "initial_release_date", "current_release_date", "revision_history"};
    if (!field)
        return Json::fail(Error::Code::MissingField, place, "required");
    PW_TRY(const auto object, Json::asObject(*field, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto &[id, aliases, version, status, initial, current, history] = fields;
    if (!id)
        return Json::fail(Error::Code::MissingField, place.key("id"), "required");
    CsafTracking tracking;
    PW_TRY(const auto idText, Json::name(*id, context.limits().nameLength, place.key("id")));
    tracking.id = Json::toQString(idText).trimmed();
    if (tracking.id.isEmpty())
        return Json::fail(Error::Code::BadValue, place.key("id"), "nothing but blanks");
    for (const auto key : {2, 4, 5}) {
        if (!fields[size_t(key)])
            context.remark(Error::Code::MissingField, place.key(keys[size_t(key)]), "required");
    }
    tracking.aliases = context.names(aliases, place.key("aliases"));
    tracking.version = context.name(version, place.key("version"));
    tracking.status = readStatus(context, status, place.key("status"));
    tracking.initialRelease = context.time(initial, place.key("initial_release_date"));
    tracking.currentRelease = context.time(current, place.key("current_release_date"));
    tracking.revisions = readRevisions(context, history, place.key("revision_history"));
    return tracking;
}

/** Some publishers write words of their own, and Fortinet its own name. */
void checkCategory(Context &context, const QString &category, const Place &place)
{
    if (!category.startsWith(QLatin1String("csaf_")))
        context.remark(Error::Code::BadValue, place, "no category of the standard");
}

} // namespace

QList<CsafNote> readNotes(Context &context, const Field &field, const Place &place)
{
    QList<CsafNote> notes;
    context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 6> keys{"category", "title",       "text",
                                                       "audience", "product_ids", "group_ids"};
        const auto fields = context.pick(object, keys, here);
        if (!fields)
            return;
        const auto &[category, title, text, audience, ids, groups] = *fields;
        notes.append({context.name(category, here.key("category")), context.line(title, here.key("title")),
                      context.text(text, here.key("text")), context.line(audience, here.key("audience")),
                      context.products(ids, groups, here)});
    });
    return notes;
}

QList<CsafReference> readReferences(Context &context, const Field &field, const Place &place)
{
    QList<CsafReference> references;
    context.forEach(field, place, [&](const simdjson::dom::object &object, const Place &here) {
        constexpr std::array<std::string_view, 3> keys{"summary", "url", "category"};
        const auto fields = context.pick(object, keys, here);
        if (!fields)
            return;
        references.append({context.text((*fields)[0], here.key(keys[0])), context.name((*fields)[1], here.key(keys[1])),
                           context.name((*fields)[2], here.key(keys[2])) == QLatin1String("self")});
    });
    return references;
}

Result<void> readHead(Context &context, const Element &head, const Place &place, CsafDocument *document)
{
    constexpr std::array<std::string_view, 9> keys{"category",     "title",    "lang",
                                                   "publisher",    "tracking", "aggregate_severity",
                                                   "distribution", "notes",    "references"};
    PW_TRY(const auto object, Json::asObject(head, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto &[category, title, lang, publisher, tracking, severity, distribution, notes, references] = fields;
    PW_TRY(document->tracking, readTracking(context, tracking, place.key("tracking")));
    document->category = context.line(category, place.key("category"));
    checkCategory(context, document->category, place.key("category"));
    document->title = context.line(title, place.key("title"));
    if (document->title.isEmpty())
        context.remark(Error::Code::MissingField, place.key("title"), "required");
    document->language = context.name(lang, place.key("lang"));
    document->publisher = readPublisher(context, publisher, place.key("publisher"));
    constexpr std::array<std::string_view, 1> severityKeys{"text"};
    if (const auto text = context.pickIn(severity, severityKeys, place.key("aggregate_severity")))
        document->severity = context.line((*text)[0], place.key("aggregate_severity"));
    document->tlp = readTlp(context, distribution, place.key("distribution"));
    document->references = readReferences(context, references, place.key("references"));
    document->notes = readNotes(context, notes, place.key("notes"));
    return {};
}

} // namespace Patchwijzer::Csaf
