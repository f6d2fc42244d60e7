// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/record.h"
#include "inventory/windows/windowstext.h"

#include <simdjson.h>
#include <string_view>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

namespace json = simdjson::dom;

constexpr size_t maxDepth = 64;
constexpr qsizetype maxListItems = 5000;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/** A value as one text. PowerShell writes times and wrapped numbers as objects, and lists of hotfixes as objects too.
 */
QString valueText(const json::element &value, int depth = 0)
{
    switch (value.type()) {
    case json::element_type::STRING:
        return textOf(std::string_view(value));
    case json::element_type::INT64:
        return QString::number(int64_t(value));
    case json::element_type::UINT64:
        return QString::number(uint64_t(value));
    case json::element_type::DOUBLE:
        return QString::number(double(value), 'g', 15);
    case json::element_type::BOOL:
        return bool(value) ? u"true"_s : u"false"_s;
    case json::element_type::NULL_VALUE:
        return {};
    case json::element_type::ARRAY: {
        QString joined;
        qsizetype count = 0;
        for (const auto item : json::array(value)) {
            if (depth > 2 || ++count > maxListItems)
                break;
            joined += (joined.isEmpty() ? QString() : u"\n"_s) + valueText(item, depth + 1);
        }
        return joined;
    }
    case json::element_type::OBJECT:
        break;
    }
    if (depth > 2)
        return {};
    // Of {"Major":1,"Minor":2,"Build":3,"Revision":4}, what .NET makes of a version, the numbers that are there.
    QString version;
    for (const auto field : json::object(value)) {
        const auto name = fieldName(textOf(field.key));
        if (name == "value"_L1 || name == "datetime"_L1 || name == "hotfixid"_L1)
            return valueText(field.value, depth + 1);
        if (name == "major"_L1 || name == "minor"_L1 || name == "build"_L1 || name == "revision"_L1) {
            const auto number = valueText(field.value, depth + 1);
            if (!number.startsWith(u'-'))
                version += (version.isEmpty() ? QString() : u"."_s) + number;
        }
    }
    return version;
}

void takeObject(const json::object &object, const QString &where, WindowsRecords *records)
{
    WindowsRecord record{where, {}};
    for (const auto field : object) {
        if (!record.add(fieldName(textOf(field.key)), valueText(field.value))) {
            records->skipped.append({Error::Code::BadValue, where, u"a field given twice"_s});
            return;
        }
    }
    records->records.append(std::move(record));
}

Result<WindowsRecords> takeArray(const json::array &array, const QString &file)
{
    WindowsRecords records;
    qsizetype at = 0;
    for (const auto item : array) {
        const auto where = file + u'/' + QString::number(at++);
        if (at > maxRecords)
            return fail(Error::Code::FileTooLarge, file, u"more than %1 records"_s.arg(maxRecords));
        json::object object;
        if (item.get(object))
            records.skipped.append({Error::Code::BadValue, where, u"not an object"_s});
        else
            takeObject(object, where, &records);
        // A list that is something else altogether need not be named item by item.
        if (records.skipped.size() > 1000)
            break;
    }
    return records;
}

} // namespace

Result<WindowsRecords> recordsOfJson(const QString &text, const QString &file)
{
    const auto bytes = text.toUtf8();
    json::parser parser;
    json::element root;
    auto error = parser.allocate(size_t(bytes.size()), maxDepth);
    if (!error)
        error = parser.parse(bytes.constData(), size_t(bytes.size())).get(root);
    if (error)
        return fail(Error::Code::NotJson, file, QString::fromLatin1(simdjson::error_message(error)));
    json::array array;
    if (!root.get(array))
        return takeArray(array, file);
    json::object object;
    if (root.get(object))
        return fail(Error::Code::UnknownFormat, file, u"neither a list nor an object"_s);
    // {"value":[…],"Count":3}: what ConvertTo-Json makes of a list that it was given as one thing.
    json::element wrapped;
    if (!object["value"].get(wrapped) && !wrapped.get(array))
        return takeArray(array, file);
    WindowsRecords records;
    takeObject(object, file, &records);
    return records;
}

QSet<QString> firstFieldsOfJson(QStringView text)
{
    QSet<QString> names;
    const auto first = firstCharacterOf(text);
    if (first != u'[' && first != u'{')
        return names;
    int depth = 0;
    int wanted = first == u'[' ? 2 : 1;
    QString last;
    for (qsizetype i = text.indexOf(first); i < text.size(); ++i) {
        const auto c = text[i];
        if (c == u'"') {
            const auto start = ++i;
            for (; i < text.size() && text[i] != u'"'; ++i)
                i += text[i] == u'\\' ? 1 : 0;
            last = text.sliced(qMin(start, text.size()), qMax(qsizetype(0), qMin(i, text.size()) - start)).toString();
        } else if (c == u':' && depth == wanted) {
            names.insert(fieldName(last));
        } else if (c == u'[' || c == u'{') {
            if (c == u'[' && depth == 1 && wanted == 1 && fieldName(last) == "value"_L1)
                wanted = 3;
            ++depth;
        } else if (c == u']' || c == u'}') {
            if (depth == wanted && c == u'}')
                break;
            --depth;
        }
    }
    return names;
}

} // namespace Patchwijzer
