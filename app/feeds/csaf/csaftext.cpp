// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csaftext.h"

#include "feeds/htmltext.h"

#include <QLatin1String>
#include <QList>
#include <QStringView>

#include <algorithm>

namespace Patchwijzer::Csaf {
namespace {

using namespace Qt::Literals::StringLiterals;

bool isHidden(QChar c)
{
    return (c.category() == QChar::Other_Control && c != u'\n') || turnsDirection(c);
}

/** Lines without blanks at their end, and never two empty ones in a row. */
QString tidied(const QString &text)
{
    QString result;
    result.reserve(text.size());
    int breaks = 0;
    for (const auto line : QStringView(text).split(u'\n')) {
        qsizetype end = line.size();
        while (end > 0 && line[end - 1].isSpace())
            --end;
        if (end > 0) {
            if (!result.isEmpty())
                result.append(breaks > 1 ? "\n\n"_L1 : "\n"_L1);
            result.append(line.first(end));
            breaks = 0;
        }
        ++breaks;
    }
    return result;
}

QString cut(QString text, qsizetype maxLength)
{
    text.truncate(maxLength);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

QString cleaned(std::string_view text, qsizetype maxLength)
{
    // Twice the room, for the markup that goes; four bytes a character at most.
    QString result = QString::fromUtf8(text.data(), qsizetype(std::min(text.size(), size_t(maxLength) * 8)));
    result.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(u'\t', u' ');
    if (result.contains(u'<') || result.contains(u'&'))
        result = textWithoutTags(result, HtmlLayout::Lines);
    result.removeIf(isHidden);
    return result;
}

} // namespace

QString plainText(std::string_view text, qsizetype maxLength)
{
    return cut(tidied(cleaned(text, maxLength)), maxLength);
}

QString plainLine(std::string_view text, qsizetype maxLength)
{
    return cut(cleaned(text, maxLength).simplified(), maxLength);
}

} // namespace Patchwijzer::Csaf
