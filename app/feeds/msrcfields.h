// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/jsonreader.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>

#include <array>

// Inside this room only: the two ways in which Microsoft's CVRF is written in JSON, read as one.
namespace Patchwijzer::Msrc {

constexpr qsizetype maxItems = 20'000; // Of one list; the longest seen has 1,500.
constexpr qsizetype maxName = 300;
constexpr qsizetype maxBytes = qsizetype(256) << 20; // A month is 3 to 15 MB.

/** Whether @p key is @p wanted when capitals and underscores do not count: "FixedBuild", "fixed_build". */
[[nodiscard]] bool isKey(std::string_view key, std::string_view wanted);

/** As Json::pick(); @p keys in small letters without underscores. */
template<size_t N>
[[nodiscard]] Result<std::array<Json::Field, N>>
pick(const Json::Element &value, const std::array<std::string_view, N> &keys, const Json::Place &place)
{
    PW_TRY(const auto object, Json::asObject(value, place));
    std::array<Json::Field, N> fields;
    for (const auto field : object) {
        for (size_t i = 0; i < N; ++i) {
            if (!isKey(field.key, keys[i]))
                continue;
            if (fields[i])
                return Json::fail(Error::Code::BadValue, place.key(keys[i]), "key given twice");
            fields[i] = field.value;
        }
    }
    for (auto &field : fields) {
        if (field && field->is_null())
            field.reset();
    }
    return fields;
}

/** A text, or the `Value` of an object; empty when it is neither. */
[[nodiscard]] QByteArrayView textOf(const Json::Field &field);

/** The items of a list, which may stand one level down under @p inner, and may be one item without a list. */
[[nodiscard]] Result<QList<Json::Element>> itemsOf(const Json::Field &field, std::string_view inner,
                                                   const Json::Place &place);

/** A list of product numbers, or one; sorted, no duplicates. */
[[nodiscard]] Result<QList<QString>> productsOf(const Json::Field &field, const Json::Place &place);

/** A number, or a word that stands for it in @p words; -1 for anything else.
 *  @param words in the order of their numbers.
 */
template<size_t N>
[[nodiscard]] int kindOf(const Json::Field &field, const std::array<QByteArrayView, N> &words)
{
    int64_t number = -1;
    if (field && !field->get(number))
        return number >= 0 && number < int64_t(N) ? int(number) : -1;
    const auto word = textOf(field);
    for (size_t i = 0; i < N; ++i) {
        if (!words[i].isEmpty() && word.compare(words[i], Qt::CaseInsensitive) == 0)
            return int(i);
    }
    return -1;
}

/** A number from 0 to 10, also when it is written as text; -1 otherwise. */
[[nodiscard]] double scoreOf(const Json::Field &field);

/** A date-time, in UTC where it does not say: "2024-03-12T07:00:00". Invalid when it is none. */
[[nodiscard]] QDateTime timeOf(const Json::Field &field);

/** The KBs in a text, which is "5034122", "5034122, 5034123" or has none. Sorted, no duplicates. */
[[nodiscard]] QList<QString> kbsOf(QByteArrayView text);

/** The builds in a text: "10.0.1.2", "10.0.1.2; 10.0.3.4". A web address or a sentence is none. */
[[nodiscard]] QList<QString> buildsOf(QByteArrayView text);

} // namespace Patchwijzer::Msrc
