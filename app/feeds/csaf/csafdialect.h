// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafcontext.h"

#include <memory>
#include <string_view>
#include <vector>

// Inside feeds/csaf only: where 2.0 and 2.1 differ. Everything else is read the same way for both.
namespace Patchwijzer::Csaf {

/** A composite product as written: `base`, and then for each step what the whole so far stands to. */
struct Composite {
    struct Step {
        CsafRelation relation = CsafRelation::Other;
        std::string_view product;
    };
    std::string_view base;
    std::vector<Step> steps;
    Element fullName; ///< Its full_product_name, an object.
    qsizetype item = 0;
};

struct Composites {
    std::string_view key; ///< "relationships" or "product_paths"
    std::vector<Composite> items;
};

class Dialect
{
public:
    Dialect() = default;
    Dialect(const Dialect &) = delete;
    Dialect &operator=(const Dialect &) = delete;
    Dialect(Dialect &&) = delete;
    Dialect &operator=(Dialect &&) = delete;
    virtual ~Dialect() = default;

    [[nodiscard]] virtual CsafVersion version() const = 0;
    /** The purls of a product_identification_helper. */
    [[nodiscard]] virtual QList<QString> purls(const simdjson::dom::object &helper, const Place &place) = 0;
    [[nodiscard]] virtual Composites composites(const simdjson::dom::object &tree, const Place &place) = 0;
    /** Everything of a vulnerability that has another name or form in the other version. */
    virtual void readOwnFields(const simdjson::dom::object &vulnerability, const Place &place,
                               CsafVulnerability *result) = 0;
};

[[nodiscard]] std::unique_ptr<Dialect> makeDialect20(Context &context);
[[nodiscard]] std::unique_ptr<Dialect> makeDialect21(Context &context);

// 2.0's own fields; 2.1 documents are known that still use them.
[[nodiscard]] Composites readRelationships(Context &context, const Field &field, const Place &place);
void readCwe(Context &context, const Field &field, const Place &place, CsafVulnerability *result);
void readScores(Context &context, const Field &field, const Place &place, CsafVulnerability *result);

/** @return Other, with a remark, for a word the standard does not know. */
[[nodiscard]] CsafRelation readRelation(Context &context, const Field &field, const Place &place);
/** The scores among `cvss_v2`, `cvss_v3` and `cvss_v4` of @p object. */
[[nodiscard]] QList<CsafCvss> readCvss(Context &context, const simdjson::dom::object &object, const Place &place);
void readCweInto(Context &context, const simdjson::dom::object &object, const Place &place, CsafVulnerability *result);

} // namespace Patchwijzer::Csaf
