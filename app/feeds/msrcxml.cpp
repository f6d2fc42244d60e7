// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/msrcxml.h"

#include "core/xmltojson.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(128) << 20; // A month is some 20 MB.
constexpr std::size_t maxDepth = 32;                 // Ten in practice.
constexpr std::size_t maxNames = 64;                 // Names side by side in one element; nine in practice.

/** A month of Microsoft's is as its JSON is: bare, an empty element null. */
XmlToJsonOptions optionsFor(const QString &where)
{
    XmlToJsonOptions options;
    options.root = XmlRoot::Bare;
    options.textMember = "Value";
    options.emptyElement = "null";
    options.maxDepth = maxDepth;
    options.maxNames = maxNames;
    options.checkRoot = [&where](QStringView name, QStringView nameSpace) -> Result<void> {
        if (name != "cvrfdoc"_L1 || nameSpace != "http://www.icasi.org/CVRF/schema/cvrf/1.1"_L1)
            return fail(Error::Code::UnknownFormat, where, u"not a CVRF 1.1 document"_s);
        return {};
    };
    return options;
}

} // namespace

QByteArrayView xmlRootName(QByteArrayView text)
{
    constexpr std::array<std::pair<QByteArrayView, QByteArrayView>, 2> passed{{{"<?", "?>"}, {"<!--", "-->"}}};
    for (int i = 0; i < 16 && text.startsWith('<'); ++i) { // The declaration, and some remarks.
        const auto skip =
            std::find_if(passed.begin(), passed.end(), [&](auto kind) { return text.startsWith(kind.first); });
        if (skip == passed.end()) {
            const auto end =
                std::find_if(text.begin(), text.end(), [](char c) { return c == '>' || (c >= 0 && c <= ' '); });
            return text.first(end - text.begin()).sliced(1);
        }
        const auto end = text.indexOf(skip->second);
        if (end < 0)
            return {};
        text = text.sliced(end + skip->second.size()).trimmed();
    }
    return {};
}

bool looksLikeCvrfXml(QByteArrayView text)
{
    const auto name = xmlRootName(text);
    return name == QByteArrayView("cvrfdoc") || name.endsWith(":cvrfdoc");
}

Result<QByteArray> jsonOfCvrfXml(const QByteArray &xml, const QString &where)
{
    if (xml.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 128 MiB"_s);
    return xmlToJson(xml, where, optionsFor(where));
}

} // namespace Patchwijzer
