// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/columns.h"

#include "inventory/windows/windowstext.h"

#include <algorithm>

namespace Patchwijzer {

QList<int> columnStarts(QStringView header, int gap)
{
    QList<int> starts;
    int column = 0;
    int blanks = gap;
    for (const auto c : header) {
        if (c.isSpace()) {
            ++blanks;
        } else {
            if (blanks >= gap)
                starts.append(column);
            blanks = 0;
        }
        column += displayWidth(c);
    }
    return starts;
}

bool isDashes(QStringView line)
{
    const auto text = line.trimmed();
    return text.size() >= 5 && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'-'; });
}

bool isDashedColumns(QStringView line)
{
    const auto text = line.trimmed();
    return text.contains(u'-') && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'-' || c == u' '; });
}

QList<QString> cutAt(QStringView line, const QList<int> &starts)
{
    QList<QString> parts;
    int column = 0;
    qsizetype begin = 0;
    qsizetype next = 1;
    bool blankBefore = true;
    for (qsizetype i = 0; i < line.size(); ++i) {
        while (next < starts.size() && column >= starts[next]) {
            if (!blankBefore && !line[i].isSpace())
                return {};
            parts.append(line.sliced(begin, i - begin).trimmed().toString());
            begin = i;
            ++next;
        }
        blankBefore = line[i].isSpace();
        column += displayWidth(line[i]);
    }
    parts.append(line.sliced(begin).trimmed().toString());
    while (parts.size() < starts.size())
        parts.append(QString());
    return parts;
}

} // namespace Patchwijzer
