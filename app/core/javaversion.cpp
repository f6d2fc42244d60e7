// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/javaversion.h"

#include "core/versiontext.h"

#include <QStringList>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

using Versions::isDigit;
using Versions::leading;

bool isNumber(QStringView text)
{
    return !text.isEmpty() && leading(text, isDigit).size() == text.size();
}

/** Up to 8 the third number is the update, and what follows says how it was built. */
bool isOldLine(const QString &line)
{
    return line.size() == 1 && line.front() >= u'1' && line.front() <= u'8';
}

QStringView withoutBuild(QStringView text)
{
    if (const auto plus = text.indexOf(u'+'); plus >= 0)
        text = text.first(plus);
    const auto at = text.lastIndexOf(u"-b");
    return at > 0 && isNumber(text.sliced(at + 2)) ? text.first(at) : text;
}

/** The numbers, with the line first: {"8", "0"} of "1.8.0". Empty when it is not numbers with dots. */
QStringList numbersOf(QStringView text)
{
    if (!Versions::isDotted(text))
        return {};
    auto numbers = text.toString().split(u'.');
    if (numbers.size() > 1 && numbers.front() == "1"_L1)
        numbers.removeFirst();
    return numbers;
}

QString updateOf(const QString &line, QStringView update)
{
    const auto number = Versions::withoutLeadingZeros(update);
    return line + ".0."_L1 + (number.isEmpty() ? u"0"_s : number.toString());
}

} // namespace

QString javaVersion(QStringView text)
{
    text = withoutBuild(text.trimmed());
    for (const QStringView mark : {u"-update_", u"-update", u"_", u"u"}) {
        const auto at = text.indexOf(mark);
        if (at <= 0)
            continue;
        const auto numbers = numbersOf(text.first(at));
        const auto update = text.sliced(at + mark.size());
        return !numbers.isEmpty() && isOldLine(numbers.front()) && isNumber(update) ? updateOf(numbers.front(), update)
                                                                                    : QString();
    }
    const auto numbers = numbersOf(text);
    if (numbers.isEmpty())
        return {};
    if (!isOldLine(numbers.front()) || numbers.size() < 3)
        return numbers.join(u'.');
    // Others who write the update with dots build from its open sources, whose updates end in 2, 5 or 7.
    auto update = QStringView(numbers[2]);
    if (update.size() > 1 && update.endsWith(u'0'))
        update.chop(1);
    return updateOf(numbers.front(), update);
}

} // namespace Patchwijzer
