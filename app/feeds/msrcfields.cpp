// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/msrcfields.h"

#include "core/asciitext.h"
#include "core/sortunique.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"

#include <algorithm>
#include <string>

namespace Patchwijzer::Msrc {

using Json::Element;
using Json::Field;
using Json::Place;

namespace {

} // namespace

bool isKey(std::string_view key, std::string_view wanted)
{
    size_t at = 0;
    for (const char c : key) {
        if (c == '_')
            continue;
        const char small = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        if (at == wanted.size() || wanted[at] != small)
            return false;
        ++at;
    }
    return at == wanted.size();
}

QByteArrayView textOf(const Field &field)
{
    simdjson::dom::object object;
    if (!field || field->get(object))
        return Json::bytesOf(field).trimmed();
    Element value;
    return object.at_key("Value").get(value) ? QByteArrayView() : Json::bytesOf(Field(value)).trimmed();
}

Result<QList<Element>> itemsOf(const Field &field, std::string_view inner, const Place &place)
{
    QList<Element> items;
    if (!field)
        return items;
    if (field->is_object()) {
        simdjson::dom::object object;
        if (field->get(object))
            return items;
        if (inner.empty()) {
            items.append(*field);
            return items;
        }
        for (const auto member : object) {
            if (isKey(member.key, inner))
                return itemsOf(Field(member.value), {}, place); // One level down only.
        }
        return items; // {} stands for an empty list.
    }
    if (field->is_null())
        return items;
    PW_TRY(const auto array, Json::asArray(*field, maxItems, place));
    for (const auto item : array)
        items.append(item);
    return items;
}

Result<QList<QString>> productsOf(const Field &field, const Place &place)
{
    QList<QString> products;
    if (!field)
        return products;
    if (field->is_string()) {
        PW_TRY(const auto id, Json::name(*field, maxName, place));
        products.append(Json::toQString(id));
        return products;
    }
    PW_TRY(const auto items, Json::asArray(*field, maxItems, place));
    qsizetype index = 0;
    for (const auto item : items) {
        PW_TRY(const auto id, Json::name(item, maxName, place.item(index++)));
        products.append(Json::toQString(id));
    }
    sortUnique(&products);
    return products;
}

double scoreOf(const Field &field)
{
    double score = -1;
    if (!field || !field->get(score))
        return score >= 0 && score <= 10 ? score : -1;
    bool good = false;
    score = textOf(field).toDouble(&good);
    return good && score >= 0 && score <= 10 ? score : -1;
}

QDateTime timeOf(const Field &field)
{
    const auto text = textOf(field);
    std::string time(text.data(), size_t(std::min<qsizetype>(text.size(), 64)));
    if (time.size() >= 19 && time.find_first_of("Zz+-", 19) == std::string::npos)
        time += 'Z';
    return parseTimestamp(time);
}

QList<QString> kbsOf(QByteArrayView text)
{
    QList<QString> kbs;
    for (qsizetype at = 0; at < text.size();) {
        // A number stands alone: 20.0.1 and CVE-2024-123456 hold none.
        const auto end = std::find_if(text.begin() + at, text.end(), [](char c) {
            return c == ',' || c == ';' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
        });
        auto word = text.sliced(at, end - (text.begin() + at));
        at = end - text.begin() + 1;
        if (word.startsWith("KB"))
            word = word.sliced(2);
        if (word.size() >= 6 && word.size() <= 8 && std::all_of(word.begin(), word.end(), Ascii::isDigit))
            kbs.append(QString::fromLatin1(word));
    }
    sortUnique(&kbs);
    return kbs;
}

QList<QString> buildsOf(QByteArrayView text)
{
    QList<QString> builds;
    const auto parts = text.toByteArray().left(4 * maxName).split(';');
    for (const auto &part : parts) {
        const auto build = part.trimmed();
        const bool plain = std::all_of(build.begin(), build.end(), [](char c) { return c > ' ' && c < 0x7f; });
        if (!build.isEmpty() && build.size() <= 64 && plain && Ascii::isDigit(build.front()))
            builds.append(QString::fromLatin1(build));
    }
    sortUnique(&builds);
    return builds;
}

} // namespace Patchwijzer::Msrc
