// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/** What each target defines. libFuzzer calls it with what it made up, replay.cpp with files. Returns 0. */
// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer looks for.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// What the targets share: properties that must hold whatever the bytes are.
namespace Patchwijzer::Fuzz {

[[nodiscard]] inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

/** Ends the process when @p property does not hold: libFuzzer then keeps the input. */
inline void require(bool holds, const char *property)
{
    if (holds)
        return;
    std::fprintf(stderr, "Broken property: %s\n", property);
    std::abort();
}

inline void requirePlace(const Error &error)
{
    require(!error.where.isEmpty(), "an error has a place");
    require(!error.detail.isEmpty(), "an error says what is wrong");
}

inline void requirePlaces(const QList<Error> &skipped)
{
    for (const auto &error : skipped)
        requirePlace(error);
}

/** Of two readings of the same bytes: both an error, the same one, or both good; then @p same compares the values. */
template<typename T, typename Same>
void requireSame(const Result<T> &first, const Result<T> &second, Same same)
{
    require(first.has_value() == second.has_value(), "the same bytes are good or bad each time");
    if (first)
        require(same(*first, *second), "the same bytes give the same values");
    else
        require(first.error() == second.error(), "the same bytes give the same error");
    if (!first)
        requirePlace(first.error());
}

/** @p less orders strictly: two that are equal by it are a duplicate. */
template<typename List, typename Less>
void requireSortedWithoutDoubles(const List &list, Less less)
{
    const auto outOfOrder = [&](const auto &one, const auto &next) { return !less(one, next); };
    require(std::adjacent_find(list.begin(), list.end(), outOfOrder) == list.end(), "sorted, without duplicates");
}

template<typename List>
void requireSortedWithoutDoubles(const List &list)
{
    requireSortedWithoutDoubles(list, [](const auto &one, const auto &next) { return one < next; });
}

} // namespace Patchwijzer::Fuzz
