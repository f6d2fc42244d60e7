// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/foreignlists.h"

#include "inventory/softwarelist.h"

#include <QRegularExpression>

#include <algorithm>
#include <initializer_list>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxLineBytes = 1024; ///< What is longer is no line of such a list.
constexpr int linesToRecognise = 50;

/** Whether nearly all of the first lines look so. */
bool hasLines(const QByteArray &bytes, const QRegularExpression &form)
{
    auto lines = 0;
    auto good = 0;
    forEachLine(bytes, [&](QByteArrayView line, qsizetype) {
        if (line.trimmed().isEmpty())
            return true;
        if (line.size() <= maxLineBytes && form.match(QString::fromUtf8(line)).hasMatch())
            ++good;
        return ++lines < linesToRecognise;
    });
    return good > 0 && good * 10 >= lines * 9;
}

/** Whether each of these begins one of the first lines. */
bool hasStarts(const QByteArray &bytes, std::initializer_list<QByteArrayView> starts)
{
    return std::all_of(starts.begin(), starts.end(), [&](QByteArrayView start) {
        auto lines = 0;
        auto found = false;
        forEachLine(bytes, [&](QByteArrayView line, qsizetype) {
            found = line.startsWith(start);
            return !found && ++lines < linesToRecognise;
        });
        return found;
    });
}

} // namespace

bool looksLikePacmanList(const QByteArray &bytes)
{
    static const QRegularExpression brief(
        u"^[a-z0-9@_+][a-z0-9@._+-]* (?:\\d+:)?[A-Za-z0-9._+~]*\\d[A-Za-z0-9._+~]*-\\d+(?:\\.\\d+)?$"_s);
    static const QRegularExpression details(u"^(?:[A-Z][A-Za-z ]{3,15} : .*| {18}\\S.*)$"_s);
    return hasLines(bytes, brief) || (hasStarts(bytes, {"Name ", "Version "}) && hasLines(bytes, details))
        || hasStarts(bytes, {"%NAME%", "%VERSION%"});
}

bool looksLikeApkList(const QByteArray &bytes)
{
    // "busybox-1.36.1-r15", and what the newer ones have behind it
    static const QRegularExpression brief(
        u"^[a-z0-9][A-Za-z0-9._+-]*-\\d[A-Za-z0-9._]*-r\\d+(?: - .*| [a-z0-9_]+ \\{.*\\[installed.*\\])?$"_s);
    static const QRegularExpression field(u"^[A-Za-z]:.*$"_s);
    return hasLines(bytes, brief) || (hasStarts(bytes, {"C:Q", "P:", "V:"}) && hasLines(bytes, field));
}

} // namespace Patchwijzer
