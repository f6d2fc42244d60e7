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

class SchemaCheck
{
public:
    explicit SchemaCheck(CsafTestResult *result)
        : m_report(m_paths, *result)
    {
    }

    void failWhole(const char *what) { m_report.fail({}, what); }
    void checkObject(const Json::Element &value, const Shape &shape, Spot at);
    void checkKeys(const Json::Element &value, Spot at);

private:
    void checkProperty(const Json::Element &value, const Property &property, PathId at);
    void checkItem(const Json::Element &value, const Property &property, Spot at);
    void checkSet(const simdjson::dom::array &list, Spot at);
    void checkKeysOf(const Object &object, Spot at);
    /** The node of @p at, for what lies below it. */
    PathId nodeOf(Spot at) { return at.index < 0 ? at.path : m_paths.item(at.path, at.index); }

    Paths m_paths;
    Report m_report;
};

void SchemaCheck::checkObject(const Json::Element &value, const Shape &shape, Spot at)
{
    Object object;
    if (value.get(object)) {
        m_report.fail(at, "not an object");
        return;
    }
    const PathId node = nodeOf(at);
    size_t count = 0;
    std::vector<bool> seen(shape.properties.size(), false);
    for (const auto field : object) {
        ++count;
        for (size_t i = 0; i < shape.properties.size(); ++i) {
            if (shape.properties[i].name != field.key)
                continue;
            seen[i] = true;
            checkProperty(field.value, shape.properties[i], node);
            break;
        }
    }
    for (size_t i = 0; i < shape.properties.size(); ++i) {
        if (shape.properties[i].required && !seen[i])
            m_report.fail(at, "a required property is missing", shape.properties[i].name);
    }
    if (count < shape.minProperties)
        m_report.fail(at, "too few properties");
}

void SchemaCheck::checkProperty(const Json::Element &value, const Property &property, PathId at)
{
    const Spot here{m_paths.key(at, property.name), -1};
    if (property.count == Property::Count::One) {
        checkItem(value, property, here);
        return;
    }
    simdjson::dom::array list;
    if (value.get(list)) {
        m_report.fail(here, "not a list");
        return;
    }
    int64_t index = 0;
    for (const auto item : list)
        checkItem(item, property, {here.path, index++});
    if (size_t(index) < property.minItems)
        m_report.fail(here, "too few items");
    if (property.count == Property::Count::Set)
        checkSet(list, here);
}

void SchemaCheck::checkItem(const Json::Element &value, const Property &property, Spot at)
{
    if (property.kind == Property::Kind::Anything)
        return;
    if (property.kind == Property::Kind::Object) {
        checkObject(value, *property.shape, at);
        return;
    }
    std::string_view text;
    if (value.get(text) || text.empty()) {
        m_report.fail(at, "not a string, or an empty one");
        return;
    }
    if (property.kind == Property::Kind::OneOf && !isOneOf(text, property.values))
        m_report.fail(at, "not one of the allowed values", text);
    if (property.kind == Property::Kind::Form && !property.hasForm(text))
        m_report.fail(at, "not of the right form", text);
}

void SchemaCheck::checkSet(const simdjson::dom::array &list, Spot at)
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
        m_report.fail(at, "an item is there twice", *it);
    if (std::adjacent_find(others.begin(), others.end()) != others.end())
        m_report.fail(at, "an item is there twice");
}

void SchemaCheck::checkKeysOf(const Object &object, Spot at)
{
    constexpr size_t few = 16;
    std::vector<std::string_view> keys;
    for (const auto field : object)
        keys.push_back(field.key);
    if (keys.size() <= few) {
        for (size_t i = 1; i < keys.size(); ++i) {
            if (std::find(keys.begin(), keys.begin() + std::ptrdiff_t(i), keys[i]) != keys.begin() + std::ptrdiff_t(i))
                m_report.fail(at, "a key is given twice", keys[i]);
        }
        return;
    }
    std::sort(keys.begin(), keys.end());
    for (size_t i = 1; i < keys.size(); ++i) {
        if (keys[i] == keys[i - 1])
            m_report.fail(at, "a key is given twice", keys[i]);
    }
}

void SchemaCheck::checkKeys(const Json::Element &value, Spot at)
{
    Object object;
    simdjson::dom::array list;
    if (value.get(object) == simdjson::SUCCESS) {
        checkKeysOf(object, at);
        const PathId node = nodeOf(at);
        for (const auto field : object) {
            if (field.value.is_object() || field.value.is_array())
                checkKeys(field.value, {m_paths.key(node, field.key), -1});
        }
    } else if (value.get(list) == simdjson::SUCCESS) {
        const PathId node = nodeOf(at);
        int64_t index = 0;
        for (const auto item : list) {
            if (item.is_object() || item.is_array())
                checkKeys(item, {node, index});
            ++index;
        }
    }
}

} // namespace

void checkSchema(const Json::Element &root, const QByteArray &json, CsafTestResult *result)
{
    SchemaCheck check(result);
    if (json.startsWith("\xEF\xBB\xBF"))
        check.failWhole("starts with a byte order mark");
    check.checkKeys(root, {});
    check.checkObject(root, documentShape(), {});
}

} // namespace Patchwijzer::CsafCheck
