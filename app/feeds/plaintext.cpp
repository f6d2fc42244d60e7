// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/plaintext.h"

#include "feeds/htmltext.h"

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxLink = 2'048; // What browsers take at least.

/** Blanks for controls, nothing that turns the reading direction, no half character at the end. */
QString harmless(QString text, qsizetype maxLength)
{
    text.removeIf(turnsDirection);
    text = text.left(maxLength);
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text.trimmed();
}

} // namespace

QString plainText(QByteArrayView utf8, qsizetype maxLength)
{
    // Four bytes a character at most: no need to convert a megabyte to keep a line of it.
    return harmless(QString::fromUtf8(utf8.first(std::min(utf8.size(), maxLength * 4))), maxLength);
}

QString textOfHtml(QByteArrayView utf8, qsizetype maxLength)
{
    // Tags take more room than the words between them: forty bytes to keep one character is generous.
    const auto html = QString::fromUtf8(utf8.first(std::min(utf8.size(), maxLength * 40)));
    return harmless(textWithoutTags(html, HtmlLayout::OneLine).simplified(), maxLength);
}

QString webLink(QByteArrayView utf8)
{
    utf8 = utf8.trimmed();
    const auto bad = [](char c) { return (c >= 0 && c <= 0x20) || c == 0x7f || c == '"' || c == '<' || c == '>'; };
    const bool known = utf8.startsWith("https://") || utf8.startsWith("http://");
    return known && utf8.size() <= maxLink && std::none_of(utf8.begin(), utf8.end(), bad) ? QString::fromUtf8(utf8)
                                                                                          : QString();
}

} // namespace Patchwijzer
