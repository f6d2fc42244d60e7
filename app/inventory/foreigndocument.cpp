// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/foreigndocument.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxBytes = qsizetype{128} << 20;        // The largest bill of materials we know is some 40 MB.
constexpr std::size_t maxDepth = 200;                       // Components in components; 20 in practice.
constexpr std::size_t maxTextBytes = std::size_t{16} << 10; // Longer than any name, path or identifier.

} // namespace

DocumentNode DocumentNode::operator[](std::string_view key) const
{
    simdjson::dom::object object;
    Element value;
    if (!m_element || m_element->get(object) || object.at_key(key).get(value))
        return {};
    return DocumentNode(value);
}

QString DocumentNode::text() const
{
    if (!m_element)
        return {};
    std::string_view view;
    if (!m_element->get(view)) {
        if (view.size() > maxTextBytes)
            return {};
        auto text = QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
        std::replace_if(
            text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
        return text.simplified();
    }
    int64_t number = 0;
    double real = 0;
    auto truth = false;
    if (!m_element->get(number))
        return QString::number(number);
    if (!m_element->get(real))
        return QString::number(real, 'g', 15);
    if (!m_element->get(truth))
        return truth ? u"true"_s : u"false"_s;
    return {};
}

qint64 DocumentNode::number() const
{
    auto ok = false;
    const auto value = text().toLongLong(&ok);
    return ok && value >= 0 ? value : -1;
}

bool DocumentNode::hasTwice(std::initializer_list<std::string_view> keys) const
{
    return std::any_of(keys.begin(), keys.end(), [this](std::string_view wanted) {
        auto count = 0;
        members([&](std::string_view key, DocumentNode) { count += key == wanted ? 1 : 0; });
        return count > 1;
    });
}

Result<ForeignDocument> ForeignDocument::fromJson(const QByteArray &json, const QString &name)
{
    if (json.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, name, u"more than %1 bytes"_s.arg(maxBytes));
    const std::size_t mark = json.startsWith("\xef\xbb\xbf") ? 3 : 0;
    ForeignDocument document;
    document.m_parser = std::make_unique<simdjson::dom::parser>();
    const auto size = static_cast<std::size_t>(json.size()) - mark;
    auto error = document.m_parser->allocate(std::max<std::size_t>(size, 1), maxDepth);
    if (!error)
        error = document.m_parser->parse(json.constData() + mark, size).get(document.m_root);
    if (error)
        return fail(Error::Code::NotJson, name, QString::fromLatin1(simdjson::error_message(error)));
    return document;
}

Result<ForeignDocument> ForeignDocument::fromJsonLines(const QByteArray &lines, const QString &name)
{
    if (lines.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, name, u"more than %1 bytes"_s.arg(maxBytes));
    QByteArray list;
    list.reserve(lines.size() + 2);
    QByteArrayView rest(lines);
    if (rest.startsWith(QByteArrayView("\xef\xbb\xbf")))
        rest = rest.sliced(3);
    while (!rest.isEmpty()) {
        const auto end = rest.indexOf('\n');
        const auto line = (end < 0 ? rest : rest.first(end)).trimmed();
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line.isEmpty())
            continue;
        list += list.isEmpty() ? '[' : ',';
        list += line;
    }
    return fromJson(list + (list.isEmpty() ? "[]" : "]"), name);
}

Result<ForeignDocument> ForeignDocument::fromXml(const QByteArray &xml, const QString &name, NameCase nameCase)
{
    if (xml.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, name, u"more than %1 bytes"_s.arg(maxBytes));
    XmlToJsonOptions options;
    options.nameCase = nameCase;
    PW_TRY(const auto json, xmlToJson(xml, name, options));
    return fromJson(json, name);
}

} // namespace Patchwijzer
