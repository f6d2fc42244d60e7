// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/schema.h"

#include "feeds/csaf/validation/report.h"

#include <algorithm>
#include <string>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

using Object = simdjson::dom::object;

bool isOneOf(std::string_view text, std::string_view values)
{
    while (!values.empty()) {
        const auto end = std::min(values.find('|'), values.size());
        if (values.substr(0, end) == text)
            return true;
        values.remove_prefix(std::min(end + 1, values.size()));
    }
    return false;
}

/** The way to a value, held on the stack: a document has far more values than anybody wants to keep places of. */
struct Trail {
    const Trail *parent = nullptr;
    std::string_view name;
    int64_t index = -1;

    [[nodiscard]] QString pointer() const
    {
        if (parent == nullptr)
            return {};
        return parent->pointer() + QLatin1Char('/') + (index < 0 ? pointerPart(name) : QString::number(index));
    }
};

class SchemaCheck
{
public:
    explicit SchemaCheck(CsafTestResult *result)
        : m_result(result)
    {
    }

    void fail(const Trail &at, const char *what, std::string_view value = {})
    {
        addFailure(
            m_result, [&] { return at.pointer(); }, what, value);
    }
    void checkObject(const Json::Element &value, const Shape &shape, const Trail &at);
    void checkKeys(const Json::Element &value, const Trail &at);

private:
    void checkProperty(const Json::Element &value, const Property &property, const Trail &parent);
    void checkItem(const Json::Element &value, const Property &property, const Trail &at);
    void checkSet(const simdjson::dom::array &list, const Trail &at);
    void checkKeysOf(const Object &object, const Trail &at);

    CsafTestResult *m_result;
};

void SchemaCheck::checkObject(const Json::Element &value, const Shape &shape, const Trail &at)
{
    Object object;
    if (value.get(object)) {
        fail(at, "not an object");
        return;
    }
    size_t count = 0;
    std::vector<bool> seen(shape.properties.size(), false);
    for (const auto field : object) {
        ++count;
        for (size_t i = 0; i < shape.properties.size(); ++i) {
            if (shape.properties[i].name != field.key)
                continue;
            seen[i] = true;
            checkProperty(field.value, shape.properties[i], at);
            break;
        }
    }
    for (size_t i = 0; i < shape.properties.size(); ++i) {
        if (shape.properties[i].required && !seen[i])
            fail(at, "a required property is missing", shape.properties[i].name);
    }
    if (count < shape.minProperties)
        fail(at, "too few properties");
}

void SchemaCheck::checkProperty(const Json::Element &value, const Property &property, const Trail &parent)
{
    const Trail here{&parent, property.name, -1};
    if (property.count == Property::Count::One) {
        checkItem(value, property, here);
        return;
    }
    simdjson::dom::array list;
    if (value.get(list)) {
        fail(here, "not a list");
        return;
    }
    int64_t index = 0;
    for (const auto item : list)
        checkItem(item, property, {&here, {}, index++});
    if (size_t(index) < property.minItems)
        fail(here, "too few items");
    if (property.count == Property::Count::Set)
        checkSet(list, here);
}

void SchemaCheck::checkItem(const Json::Element &value, const Property &property, const Trail &at)
{
    if (property.kind == Property::Kind::Anything)
        return;
    if (property.kind == Property::Kind::Object) {
        checkObject(value, *property.shape, at);
        return;
    }
    std::string_view text;
    if (value.get(text) || text.empty()) {
        fail(at, "not a string, or an empty one");
        return;
    }
    if (property.kind == Property::Kind::OneOf && !isOneOf(text, property.values))
        fail(at, "not one of the allowed values", text);
    if (property.kind == Property::Kind::Form && !property.hasForm(text))
        fail(at, "not of the right form", text);
}

void SchemaCheck::checkSet(const simdjson::dom::array &list, const Trail &at)
{
    // Objects are compared as they are written: two orders of the same keys are not taken for the same thing.
    std::vector<std::string_view> texts;
    std::vector<std::string> others;
    for (const auto item : list) {
        std::string_view text;
        if (item.get(text) == simdjson::SUCCESS)
            texts.push_back(text);
        else
            others.push_back(simdjson::minify(item));
    }
    std::sort(texts.begin(), texts.end());
    std::sort(others.begin(), others.end());
    if (const auto it = std::adjacent_find(texts.begin(), texts.end()); it != texts.end())
        fail(at, "an item is there twice", *it);
    if (std::adjacent_find(others.begin(), others.end()) != others.end())
        fail(at, "an item is there twice");
}

void SchemaCheck::checkKeysOf(const Object &object, const Trail &at)
{
    constexpr size_t few = 16;
    std::vector<std::string_view> keys;
    for (const auto field : object)
        keys.push_back(field.key);
    if (keys.size() <= few) {
        for (size_t i = 1; i < keys.size(); ++i) {
            if (std::find(keys.begin(), keys.begin() + std::ptrdiff_t(i), keys[i]) != keys.begin() + std::ptrdiff_t(i))
                fail(at, "a key is given twice", keys[i]);
        }
        return;
    }
    std::sort(keys.begin(), keys.end());
    for (size_t i = 1; i < keys.size(); ++i) {
        if (keys[i] == keys[i - 1])
            fail(at, "a key is given twice", keys[i]);
    }
}

void SchemaCheck::checkKeys(const Json::Element &value, const Trail &at)
{
    Object object;
    simdjson::dom::array list;
    if (value.get(object) == simdjson::SUCCESS) {
        checkKeysOf(object, at);
        for (const auto field : object) {
            if (field.value.is_object() || field.value.is_array())
                checkKeys(field.value, {&at, field.key, -1});
        }
    } else if (value.get(list) == simdjson::SUCCESS) {
        int64_t index = 0;
        for (const auto item : list) {
            if (item.is_object() || item.is_array())
                checkKeys(item, {&at, {}, index});
            ++index;
        }
    }
}

} // namespace

void checkSchema(const CsafJson::Content &json, CsafTestResult *result)
{
    SchemaCheck check(result);
    if (json.marked)
        check.fail({}, "starts with a byte order mark");
    check.checkKeys(json.root, {});
    check.checkObject(json.root, documentShape(), {});
}

} // namespace Patchwijzer::CsafCheck
