// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafcontent.h"
#include "feeds/csaf/validation/csafvalidator.h"

#include <cstdint>
#include <span>
#include <string_view>

// The JSON schema of CSAF 2.0 as tables: what is required, of which type and in which form. Properties it does not know
// are allowed, as they are there. CVSS objects are left to test 6.1.8.
namespace Patchwijzer::CsafCheck {

struct Shape;

/** What one property has to be. */
struct Property {
    enum class Kind { Text, OneOf, Form, Object, Anything };
    enum class Count {
        One,
        List,
        Set ///< A list in which nothing is there twice.
    };

    std::string_view name;
    Kind kind = Kind::Text;
    bool required = false;
    Count count = Count::One;
    size_t minItems = 1;                         ///< Of a list.
    std::string_view values = {};                ///< OneOf: the values, with a '|' between them.
    bool (*hasForm)(std::string_view) = nullptr; ///< Form.
    const Shape *shape = nullptr;                ///< Object.
};

/** What one object has to be. */
struct Shape {
    std::span<const Property> properties;
    size_t minProperties = 0;
};

/** The shape of a whole CSAF 2.0 document. */
[[nodiscard]] const Shape &documentShape();

/** Writes down where @p json does not keep to the schema. Also reported: a byte order mark (RFC 8259, section 8.1) and
 *  a key given twice in one object, because readers differ on which of the two counts.
 */
void checkSchema(const CsafJson::Content &json, CsafTestResult *result);

} // namespace Patchwijzer::CsafCheck
