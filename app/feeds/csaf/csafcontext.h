// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafparser.h"
#include "feeds/jsonreader.h"

#include <functional>
#include <utility>
#include <vector>

// Inside feeds/csaf only: what reading any part of a document needs.
namespace Patchwijzer::Csaf {

using Json::Element;
using Json::Field;
using Json::Place;

/** Collects remarks and resolves product ids while one document is read. */
class Context
{
public:
    Context(const CsafLimits &limits, CsafReading *reading)
        : m_limits(&limits)
        , m_reading(reading)
    {
    }

    [[nodiscard]] const CsafLimits &limits() const { return *m_limits; }

    void remark(Error error);
    void remark(Error::Code code, const Place &place, const char *detail);
    /** Remarks that a record was left out: what is absent from the document says nothing any more. */
    void leaveOut(Error error);

    /** A name such as an id; empty, with a remark, when it is none. Absent is empty without a remark. */
    [[nodiscard]] QString name(const Field &field, const Place &place);
    /** One line of text for people. */
    [[nodiscard]] QString line(const Field &field, const Place &place);
    /** Text for people, line breaks kept. */
    [[nodiscard]] QString text(const Field &field, const Place &place);
    /** A moment; one without a time zone, or a date alone, is taken as UTC with a remark. */
    [[nodiscard]] QDateTime time(const Field &field, const Place &place);
    [[nodiscard]] QList<QString> names(const Field &field, const Place &place);
    [[nodiscard]] QList<QString> texts(const Field &field, const Place &place);

    /** Calls @p read for each object of a list; absent is an empty list, anything else that is no list is left out. */
    void forEach(const Field &field, const Place &place,
                 const std::function<void(const simdjson::dom::object &, const Place &)> &read);

    /** The wanted keys of an object; nothing, with a remark, when one is given twice. */
    template<size_t N>
    [[nodiscard]] std::optional<std::array<Field, N>>
    pick(const simdjson::dom::object &object, const std::array<std::string_view, N> &keys, const Place &place)
    {
        auto fields = Json::pick(object, keys, place);
        if (fields)
            return *std::move(fields);
        leaveOut(std::move(fields).error());
        return std::nullopt;
    }
    /** The same of a field that should be an object; nothing without a remark when it is absent. */
    template<size_t N>
    [[nodiscard]] std::optional<std::array<Field, N>>
    pickIn(const Field &field, const std::array<std::string_view, N> &keys, const Place &place)
    {
        if (!field)
            return std::nullopt;
        const auto object = Json::asObject(*field, place);
        if (object)
            return pick(*object, keys, place);
        leaveOut(object.error());
        return std::nullopt;
    }

    /** @param ids byte order; the numbers are indices into CsafDocument::products. */
    void setProducts(std::vector<std::pair<std::string_view, int>> ids) { m_products = std::move(ids); }
    void setGroups(std::vector<std::pair<std::string_view, QList<int>>> groups) { m_groups = std::move(groups); }
    /** Index of the product, or -1. */
    [[nodiscard]] int productIndex(std::string_view id) const;
    /** The products named one by one and by group; ids that are not in the document are dropped with a remark. */
    [[nodiscard]] QList<int> products(const Field &ids, const Field &groups, const Place &place);

    /** Whether so many products were named that reading on is no use. */
    [[nodiscard]] bool isOverBudget() const { return m_references > m_limits->references; }

private:
    /** Calls @p read for each item, whatever it is. */
    void forEachItem(const Field &field, const Place &place,
                     const std::function<void(const Element &, const Place &)> &read);
    void addGroup(std::string_view id, const Place &place, QList<int> *products);

    const CsafLimits *m_limits;
    CsafReading *m_reading;
    std::vector<std::pair<std::string_view, int>> m_products;
    std::vector<std::pair<std::string_view, QList<int>>> m_groups;
    qint64 m_references = 0;
};

} // namespace Patchwijzer::Csaf
