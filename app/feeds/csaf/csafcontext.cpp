// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafcontext.h"

#include "core/sortunique.h"
#include "feeds/csaf/csaftext.h"
#include "feeds/timestamp.h"

#include <algorithm>
#include <string>

namespace Patchwijzer::Csaf {
namespace {

constexpr qsizetype lineLength = 1'000; // A title or product name; the longest seen is 202 characters.

template<typename Pairs>
auto findId(const Pairs &pairs, std::string_view id)
{
    const auto found = std::lower_bound(pairs.begin(), pairs.end(), id,
                                        [](const auto &pair, std::string_view key) { return pair.first < key; });
    return found != pairs.end() && found->first == id ? found : pairs.end();
}

} // namespace

void Context::remark(Error error)
{
    if (m_reading->remarks.size() < m_limits->remarks)
        m_reading->remarks.append(std::move(error));
    else
        ++m_reading->moreRemarks;
}

void Context::remark(Error::Code code, const Place &place, const char *detail)
{
    if (m_reading->remarks.size() < m_limits->remarks) // A place costs more than the counting.
        remark({code, place.text(), QString::fromLatin1(detail)});
    else
        ++m_reading->moreRemarks;
}

void Context::leaveOut(Error error)
{
    m_reading->document.partial = true;
    remark(std::move(error));
}

QString Context::name(const Field &field, const Place &place)
{
    if (!field)
        return {};
    std::string_view text;
    if (field->get(text)) {
        remark(Error::Code::BadValue, place, "not a string");
        return {};
    }
    // Fortinet's URLs end in line breaks.
    constexpr std::string_view blanks = " \t\r\n";
    const auto start = std::min(text.find_first_not_of(blanks), text.size());
    text = text.substr(start, text.find_last_not_of(blanks) + 1 - start);
    if (!text.empty() && qsizetype(text.size()) <= m_limits->nameLength && !Json::hasControl(text))
        return Json::toQString(text);
    remark(Error::Code::BadValue, place, "empty, too long, or with a control character");
    return {};
}

QString Context::line(const Field &field, const Place &place)
{
    std::string_view text;
    if (!field)
        return {};
    if (!field->get(text))
        return plainLine(text, lineLength);
    remark(Error::Code::BadValue, place, "not a string");
    return {};
}

QString Context::text(const Field &field, const Place &place)
{
    std::string_view text;
    if (!field)
        return {};
    if (!field->get(text))
        return plainText(text, m_limits->textLength);
    remark(Error::Code::BadValue, place, "not a string");
    return {};
}

QDateTime Context::time(const Field &field, const Place &place)
{
    std::string_view text;
    if (!field)
        return {};
    constexpr size_t longest = 64;
    if (field->get(text) || text.size() > longest) {
        remark(Error::Code::BadValue, place, "not a date-time");
        return {};
    }
    auto moment = parseTimestamp(text);
    if (moment.isValid())
        return moment;
    moment = parseTimestamp(std::string(text) + 'Z');
    if (!moment.isValid())
        moment = parseTimestamp(std::string(text) + "T00:00:00Z");
    remark(Error::Code::BadValue, place,
           moment.isValid() ? "a date-time without a time zone, taken as UTC" : "not a date-time");
    return moment;
}

void Context::forEachItem(const Field &field, const Place &place,
                          const std::function<void(const Element &, const Place &)> &read)
{
    if (!field)
        return;
    const auto items = Json::asArray(*field, m_limits->items, place);
    if (!items)
        return leaveOut(items.error());
    qsizetype index = 0;
    for (const auto item : *items)
        read(item, place.item(index++));
}

QList<QString> Context::names(const Field &field, const Place &place)
{
    QList<QString> names;
    forEachItem(field, place, [&](const Element &item, const Place &here) {
        if (auto text = name(item, here); !text.isEmpty())
            names.append(std::move(text));
    });
    return names;
}

QList<QString> Context::texts(const Field &field, const Place &place)
{
    QList<QString> texts;
    forEachItem(field, place, [&](const Element &item, const Place &here) {
        if (auto one = text(item, here); !one.isEmpty())
            texts.append(std::move(one));
    });
    return texts;
}

void Context::forEach(const Field &field, const Place &place,
                      const std::function<void(const simdjson::dom::object &, const Place &)> &read)
{
    forEachItem(field, place, [&](const Element &item, const Place &here) {
        if (isOverBudget())
            return; // The document is refused in the end.
        if (const auto object = Json::asObject(item, here))
            read(*object, here);
        else
            leaveOut(object.error());
    });
}

int Context::productIndex(std::string_view id) const
{
    const auto found = findId(m_products, id);
    return found == m_products.end() ? -1 : found->second;
}

void Context::addGroup(std::string_view id, const Place &place, QList<int> *products)
{
    const auto group = findId(m_groups, id);
    if (group == m_groups.end())
        return remark(Error::Code::BadValue, place, "a product group that is not in the document");
    m_references += group->second.size();
    if (!isOverBudget())
        products->append(group->second);
}

QList<int> Context::products(const Field &ids, const Field &groups, const Place &place)
{
    QList<int> products;
    const auto idOf = [&](const Element &item, const Place &here) {
        std::string_view id;
        ++m_references;
        if (item.get(id))
            remark(Error::Code::BadValue, here, "not a string");
        return id;
    };
    forEachItem(ids, place, [&](const Element &item, const Place &here) {
        if (const int index = productIndex(idOf(item, here)); index >= 0)
            products.append(index);
        else
            remark(Error::Code::BadValue, here, "a product that is not in the document");
    });
    forEachItem(groups, place,
                [&](const Element &item, const Place &here) { addGroup(idOf(item, here), here, &products); });
    sortUnique(&products);
    return products;
}

} // namespace Patchwijzer::Csaf
