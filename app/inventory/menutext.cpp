// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/menutext.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qsizetype maxText = 200;

bool isUnseen(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

} // namespace

QString menuText(QStringView text)
{
    auto plain = text.first(std::min(text.size(), 4 * maxText)).toString();
    std::replace_if(plain.begin(), plain.end(), isUnseen, u' ');
    plain = plain.simplified();
    if (plain.size() <= maxText)
        return plain;
    const bool half = plain[maxText - 1].isHighSurrogate();
    return plain.left(half ? maxText - 1 : maxText).trimmed();
}

int dutchness(QStringView language)
{
    if (language.isEmpty())
        return 1;
    auto tag = language.toString();
    const auto end = std::min(tag.indexOf(u'.') < 0 ? tag.size() : tag.indexOf(u'.'),
                              tag.indexOf(u'@') < 0 ? tag.size() : tag.indexOf(u'@'));
    tag = tag.left(end).replace(u'-', u'_');
    if (tag.compare(u"nl_NL", Qt::CaseInsensitive) == 0)
        return 3;
    return tag.compare(u"nl", Qt::CaseInsensitive) == 0 ? 2 : 0;
}

} // namespace Patchwijzer
